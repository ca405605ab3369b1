//! The quantile of one concentration: as a table of all rows, or from the one row that a single tail needs.
//!
//! Feeds a sample's bytes: only `+ - *` and integer operations.

use super::cell::{Cell, CellPosition, TERMS, cell_coordinate, evaluate_rows};
use super::coordinate::Coordinate;
use super::tail::Tail;
use crate::probability::mass::CentredDistribution;
use crate::scalar::float::Float;
use crate::simd::aligned::Aligned;
use crate::simd::level;
use fearless_simd::{Simd, dispatch};

/// A row in the precision of a type. In `f32` only the first coefficients are used.
pub(crate) type Row<F> = Aligned<[F; TERMS]>;

/// All rows of one concentration.
#[derive(Debug)]
pub(crate) struct Table<F> {
    pub(crate) kappa: f64,
    pub(crate) coordinate: Coordinate<F>,
    pub(crate) rows: Box<[Row<F>]>,
    /// The factor of the rows' values.
    pub(crate) unit: F,
}

impl<F: Float> Table<F> {
    /// Makes the table of a concentration.
    pub(crate) fn new(kappa: f64) -> Self {
        let position = CellPosition::new(kappa);
        let coordinate = cell_coordinate(position.cell);
        let mut rows = vec![Row::default(); coordinate.rows as usize];
        dispatch!(level::current(), simd => fill_rows(simd, position, &mut rows));
        Self { kappa, coordinate: coordinate.narrowed(), rows: rows.into(), unit: F::from_f64(position.unit) }
    }

    /// Returns whether this is the table of the concentration.
    pub(crate) fn has_concentration(&self, kappa: F) -> bool {
        self.kappa == kappa.to_f64()
    }

    /// Returns the centred quantile of one tail.
    #[inline]
    pub(crate) fn quantile(&self, tail: Tail<F>) -> F {
        let (number, t) = self.coordinate.locate(tail.probability);
        match self.rows.get(number as usize) {
            Some(row) => horner(row, t) * (tail.signed_middle * self.unit),
            None => solve_beyond_rows(self.kappa, tail),
        }
    }
}

#[inline(always)]
fn fill_rows<F: Float, S: Simd>(simd: S, position: CellPosition, rows: &mut [Row<F>]) {
    for (number, row) in (0..).zip(rows) {
        *row = make_row(simd, position, number);
    }
}

/// Returns the same quantile, to the byte, without a table.
pub(crate) fn quantile_without_table<F: Float>(kappa: f64, tail: Tail<F>) -> F {
    let position = CellPosition::new(kappa);
    let coordinate = cell_coordinate(position.cell);
    let (number, t) = coordinate.narrowed::<F>().locate(tail.probability);
    if number < coordinate.rows {
        horner(&dispatch!(level::current(), simd => make_row(simd, position, number)), t)
            * (tail.signed_middle * F::from_f64(position.unit))
    } else {
        solve_beyond_rows(kappa, tail)
    }
}

/// Makes one row of the concentration at a position.
#[inline(always)]
fn make_row<F: Float, S: Simd>(simd: S, CellPosition { cell, position, .. }: CellPosition, number: u32) -> Row<F> {
    let [row] = evaluate_rows(simd, [Cell::get(cell).coefficients(number)], [position]);
    Aligned(row.map(F::from_f64))
}

#[inline(always)]
fn horner<F: Float>(row: &Row<F>, t: F) -> F {
    let (last, rest) = (row.0[F::TERMS - 1], &row.0[..F::TERMS - 1]);
    rest.iter().rev().fold(last, |sum, &coefficient| sum * t + coefficient)
}

/// Returns the quantile of a tail beyond the rows, by the solver.
#[cold]
pub(crate) fn solve_beyond_rows<F: Float>(kappa: f64, tail: Tail<F>) -> F {
    let middle = tail.signed_middle.to_f64();
    let angle = dispatch!(level::current(), _simd => {
        CentredDistribution::new(kappa).solve(tail.probability.to_f64(), middle.abs())
    });
    F::from_f64(angle.copysign(middle))
}
