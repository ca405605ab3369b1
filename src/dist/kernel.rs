//! Quantiles of many places at once, written as loops over arrays that the compiler turns into vectors.

use super::cell::{Cell, Spot};
use super::place::Place;
use super::table::{Row, Table, narrowed_row, quantile_once, solved};
use crate::float::Float;
use crate::simd::polynomials;

/// Places that go through the steps together: enough to fill the widest vectors, few enough for the first-level cache.
pub(crate) const LANES: usize = 128;
/// Polynomials that are evaluated together.
const GROUP: usize = 8;

/// Some places, side by side.
pub(super) struct Places<F> {
    pub(super) tails: [F; LANES],
    pub(super) signed_middles: [F; LANES],
}

impl<F: Float> Places<F> {
    #[inline(always)]
    pub(super) fn new(place: impl Fn(usize) -> Place<F>) -> Self {
        let mut places = Self { tails: [F::zero(); LANES], signed_middles: [F::zero(); LANES] };
        for i in 0..LANES {
            let Place { tail, signed_middle } = place(i);
            (places.tails[i], places.signed_middles[i]) = (tail, signed_middle);
        }
        places
    }

    fn get(&self, lane: usize) -> Place<F> {
        Place { tail: self.tails[lane], signed_middle: self.signed_middles[lane] }
    }
}

/// The centred quantiles of one concentration.
#[inline(always)]
pub(super) fn quantiles<F: Float>(table: &Table<F>, places: &Places<F>) -> [F; LANES] {
    let last = table.coordinate.rows - 1;
    let (mut numbers, mut positions, mut furthest) = ([0_u32; LANES], [F::zero(); LANES], 0);
    for i in 0..LANES {
        let (number, position) = table.coordinate.locate(places.tails[i]);
        (numbers[i], positions[i], furthest) = (number.min(last), position, furthest.max(number));
    }
    let mut values = [F::zero(); LANES];
    let groups = values.as_chunks_mut::<GROUP>().0.iter_mut();
    let inputs = numbers.as_chunks::<GROUP>().0.iter().zip(positions.as_chunks::<GROUP>().0);
    for (values, (numbers, positions)) in groups.zip(inputs) {
        *values = polynomials(numbers.map(|number| &table.rows[number as usize]), positions);
    }
    for (value, &middle) in values.iter_mut().zip(&places.signed_middles) {
        *value = *value * middle;
    }
    if furthest > last {
        solve_beyond(table, places, &mut values);
    }
    values
}

#[cold]
fn solve_beyond<F: Float>(table: &Table<F>, places: &Places<F>, values: &mut [F; LANES]) {
    for (i, value) in values.iter_mut().enumerate() {
        if table.coordinate.locate(places.tails[i]).0 >= table.coordinate.rows {
            *value = solved(table.kappa, places.get(i));
        }
    }
}

/// The centred quantiles, each of its own concentration; those past `count` are not computed.
#[inline(always)]
pub(super) fn quantiles_each<F: Float>(kappas: &[f64; LANES], places: &Places<F>, count: usize) -> [F; LANES] {
    let spots = kappas.map(Spot::new);
    let mut values = [F::zero(); LANES];
    for first in (0..count).step_by(GROUP) {
        let mut rows: [Row<F>; GROUP] = Default::default();
        let (mut positions, mut beyond) = ([F::zero(); GROUP], false);
        for i in 0..GROUP {
            let spot = spots[first + i];
            let cell = Cell::of(spot);
            let (number, position) = cell.coordinate.narrowed::<F>().locate(places.tails[first + i]);
            positions[i] = position;
            beyond |= number >= cell.coordinate.rows;
            rows[i] = narrowed_row(cell, spot, number.min(cell.coordinate.rows - 1));
        }
        let heights = polynomials(rows.each_ref(), &positions);
        for i in 0..GROUP {
            values[first + i] = heights[i] * places.signed_middles[first + i];
        }
        if beyond {
            for i in first..first + GROUP {
                values[i] = quantile_once(kappas[i], places.get(i));
            }
        }
    }
    values
}
