//! Quantiles of many places at once, written as loops over arrays that the compiler turns into vectors.

use super::cell::{Block, Spot, cell_of, coordinate_of, rows_at};
use super::coordinate::Coordinate;
use super::place::Place;
use super::table::{Row, Table, solved};
use crate::float::Float;
use crate::simd::{Aligned, polynomials};
use fearless_simd::Simd;

/// Places that go through the steps together: enough to fill the widest vectors, few enough for the first-level cache.
pub(crate) const LANES: usize = 128;
/// Polynomials that are evaluated together.
const GROUP: usize = 8;
/// Rows that are made together.
const TOGETHER: usize = 4;

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
pub(super) fn quantiles<F: Float, S: Simd>(simd: S, table: &Table<F>, places: &Places<F>) -> [F; LANES] {
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
        *values = polynomials(simd, numbers.map(|number| &table.rows[number as usize]), positions);
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
pub(super) fn quantiles_each<F: Float, S: Simd>(
    simd: S,
    kappas: &[f64; LANES],
    places: &Places<F>,
    count: usize,
) -> [F; LANES] {
    let (mut cells, mut spot_positions, mut units) = ([0_u32; LANES], [0.0; LANES], [0.0; LANES]);
    for i in 0..LANES {
        let Spot { cell, position, unit } = Spot::new(kappas[i]);
        (cells[i], spot_positions[i], units[i]) = (cell, position, unit);
    }
    let (mut scales, mut offsets, mut lasts) = ([F::zero(); LANES], [F::zero(); LANES], [0_u32; LANES]);
    for i in 0..LANES {
        let Coordinate { scale, offset, rows } = coordinate_of(cells[i]).narrowed();
        (scales[i], offsets[i], lasts[i]) = (scale, offset, rows - 1);
    }
    let (mut numbers, mut positions, mut beyond) = ([0_u32; LANES], [F::zero(); LANES], 0);
    for i in 0..LANES {
        let coordinate = Coordinate { scale: scales[i], offset: offsets[i], rows: lasts[i] };
        let (number, position) = coordinate.locate(places.tails[i]);
        (numbers[i], positions[i]) = (number.min(lasts[i]), position);
        beyond |= u32::from(number > lasts[i]);
    }
    let mut rows = [Row::<F>::default(); LANES];
    for first in (0..count).step_by(TOGETHER) {
        let lane = |i: usize| first + i;
        let blocks: [&Block; TOGETHER] = std::array::from_fn(|i| cell_of(cells[lane(i)]).block(numbers[lane(i)]));
        let made = rows_at(
            simd,
            blocks,
            std::array::from_fn(|i| spot_positions[lane(i)]),
            std::array::from_fn(|i| units[lane(i)]),
        );
        for i in 0..TOGETHER {
            rows[lane(i)] = Aligned(made[i].map(F::from_f64));
        }
    }
    let mut values = [F::zero(); LANES];
    let groups = values.as_chunks_mut::<GROUP>().0.iter_mut();
    let inputs = rows.as_chunks::<GROUP>().0.iter().zip(positions.as_chunks::<GROUP>().0);
    for (values, (rows, positions)) in groups.zip(inputs).take(count.div_ceil(GROUP)) {
        *values = polynomials(simd, rows.each_ref(), positions);
    }
    for (value, &middle) in values.iter_mut().zip(&places.signed_middles) {
        *value = *value * middle;
    }
    if beyond != 0 {
        solve_beyond_each(kappas, places, &mut values[..count]);
    }
    values
}

#[cold]
fn solve_beyond_each<F: Float>(kappas: &[f64; LANES], places: &Places<F>, values: &mut [F]) {
    for (i, value) in values.iter_mut().enumerate() {
        let coordinate = coordinate_of(Spot::new(kappas[i]).cell);
        if coordinate.narrowed::<F>().locate(places.tails[i]).0 >= coordinate.rows {
            *value = solved(kappas[i], places.get(i));
        }
    }
}
