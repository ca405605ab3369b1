//! The quantile of one concentration: as a table of rows, or from the one row that a single place needs.

use super::cell::{Cell, Spot, TERMS};
use super::coordinate::Coordinate;
use super::mass::Centred;
use super::place::Place;
use crate::float::Float;
use crate::simd::terms;

/// A row at the width of a type. In `f32` only the first coefficients are used.
pub(super) type Row<F> = [F; TERMS];

/// All rows of one concentration.
#[derive(Debug)]
pub(crate) struct Table<F> {
    pub(super) kappa: f64,
    pub(super) coordinate: Coordinate<F>,
    pub(super) rows: Box<[Row<F>]>,
}

impl<F: Float> Table<F> {
    pub(crate) fn new(kappa: f64) -> Self {
        let spot = Spot::new(kappa);
        let cell = Cell::of(spot);
        let rows = (0..cell.coordinate.rows).map(|number| narrowed_row(cell, spot, number)).collect();
        Self { kappa, coordinate: cell.coordinate.narrowed(), rows }
    }

    pub(crate) fn kappa(&self) -> f64 {
        self.kappa
    }

    /// The centred quantile of one place.
    #[inline]
    pub(super) fn quantile(&self, place: Place<F>) -> F {
        let (number, t) = self.coordinate.locate(place.tail);
        match self.rows.get(number as usize) {
            Some(row) => horner(row, t) * place.signed_middle,
            None => solved(self.kappa, place),
        }
    }
}

/// The same quantile, to the byte, without a table.
pub(super) fn quantile_once<F: Float>(kappa: f64, place: Place<F>) -> F {
    let spot = Spot::new(kappa);
    let cell = Cell::of(spot);
    let (number, t) = cell.coordinate.narrowed::<F>().locate(place.tail);
    if number < cell.coordinate.rows {
        horner(&narrowed_row(cell, spot, number), t) * place.signed_middle
    } else {
        solved(kappa, place)
    }
}

#[inline(always)]
pub(super) fn narrowed_row<F: Float>(cell: &Cell, spot: Spot, number: u32) -> Row<F> {
    cell.row(spot, number).map(F::from_f64)
}

#[inline(always)]
fn horner<F: Float>(row: &Row<F>, t: F) -> F {
    let (last, rest) = (row[terms::<F>() - 1], &row[..terms::<F>() - 1]);
    rest.iter().rev().fold(last, |sum, &coefficient| sum * t + coefficient)
}

/// The quantile beyond the rows.
#[cold]
pub(super) fn solved<F: Float>(kappa: f64, place: Place<F>) -> F {
    let middle = place.signed_middle.to_f64();
    let angle = Centred::new(kappa).solve(place.tail.to_f64(), middle.abs());
    F::from_f64(angle.copysign(middle))
}
