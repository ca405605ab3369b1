//! The quantile of one concentration: as a table of rows, or from the one row that a single place needs.

use super::cell::{CellPosition, TERMS, cell_of, coordinate_of, evaluate_rows};
use super::coordinate::Coordinate;
use super::tail::Tail;
use crate::probability::mass::CentredDistribution;
use crate::scalar::float::Float;
use crate::simd::aligned::Aligned;
use crate::simd::level;
use fearless_simd::{Simd, dispatch};

/// A row at the width of a type. In `f32` only the first coefficients are used.
pub(crate) type Row<F> = Aligned<[F; TERMS]>;

/// All rows of one concentration.
#[derive(Debug)]
pub(crate) struct Table<F> {
    pub(crate) kappa: f64,
    pub(crate) coordinate: Coordinate<F>,
    pub(crate) rows: Box<[Row<F>]>,
    /// What the rows' values are multiplied by.
    pub(crate) unit: F,
}

impl<F: Float> Table<F> {
    pub(crate) fn new(kappa: f64) -> Self {
        let spot = CellPosition::new(kappa);
        let coordinate = coordinate_of(spot.cell);
        let mut rows = vec![Row::default(); coordinate.rows as usize];
        dispatch!(level::current(), simd => fill_rows(simd, spot, &mut rows));
        Self { kappa, coordinate: coordinate.narrowed(), rows: rows.into(), unit: F::from_f64(spot.unit) }
    }

    pub(crate) fn has_concentration(&self, kappa: F) -> bool {
        self.kappa == kappa.to_f64()
    }

    /// The centred quantile of one place.
    #[inline]
    pub(crate) fn quantile(&self, place: Tail<F>) -> F {
        let (number, t) = self.coordinate.locate(place.tail);
        match self.rows.get(number as usize) {
            Some(row) => horner(row, t) * (place.signed_middle * self.unit),
            None => solved(self.kappa, place),
        }
    }
}

#[inline(always)]
fn fill_rows<F: Float, S: Simd>(simd: S, spot: CellPosition, rows: &mut [Row<F>]) {
    for (number, row) in (0..).zip(rows) {
        *row = make_row(simd, spot, number);
    }
}

/// The same quantile, to the byte, without a table.
pub(crate) fn quantile_without_table<F: Float>(kappa: f64, place: Tail<F>) -> F {
    let spot = CellPosition::new(kappa);
    let coordinate = coordinate_of(spot.cell);
    let (number, t) = coordinate.narrowed::<F>().locate(place.tail);
    if number < coordinate.rows {
        horner(&dispatch!(level::current(), simd => make_row(simd, spot, number)), t)
            * (place.signed_middle * F::from_f64(spot.unit))
    } else {
        solved(kappa, place)
    }
}

#[inline(always)]
fn make_row<F: Float, S: Simd>(simd: S, spot: CellPosition, number: u32) -> Row<F> {
    let [row] = evaluate_rows(simd, [cell_of(spot.cell).block(number)], [spot.position]);
    Aligned(row.map(F::from_f64))
}

#[inline(always)]
fn horner<F: Float>(row: &Row<F>, t: F) -> F {
    let (last, rest) = (row.0[F::TERMS - 1], &row.0[..F::TERMS - 1]);
    rest.iter().rev().fold(last, |sum, &coefficient| sum * t + coefficient)
}

/// The quantile beyond the rows.
#[cold]
pub(crate) fn solved<F: Float>(kappa: f64, place: Tail<F>) -> F {
    let middle = place.signed_middle.to_f64();
    let angle =
        dispatch!(level::current(), _simd => CentredDistribution::new(kappa).solve(place.tail.to_f64(), middle.abs()));
    F::from_f64(angle.copysign(middle))
}
