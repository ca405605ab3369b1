//! The quantile of one concentration: as a table of all rows, or from the one row that a single tail needs.
//!
//! Feeds a sample's bytes: only `+ - *` and integer operations.

use super::cell::{slope_surfaces, surfaces, with_row};
use super::concentration::CellPosition;
use super::coordinate::Coordinate;
use super::tail::Tail;
use crate::probability::mass::{CentredDistribution, Point};
use crate::scalar::float::Float;
use crate::simd::level;
use crate::special::bessel::ratio::one_minus_mean_resultant_length;
use fearless_simd::{Simd, dispatch};
use once_cell::race::OnceBox;

/// All rows of one concentration.
#[derive(Debug)]
pub(crate) struct Table<F: Float> {
    pub(crate) kappa: F,
    pub(crate) coordinate: Coordinate<F>,
    pub(crate) rows: Box<[F::Row]>,
    /// The factor of the rows' values.
    pub(crate) unit: F,
    /// The rows of the derivative in κ, made without a lock when first used.
    slopes: OnceBox<Box<[F::Row]>>,
}

impl<F: Float> Table<F> {
    /// Makes the table of a concentration.
    pub(crate) fn new(kappa: F) -> Self {
        let whole = CellPosition::new(kappa);
        let coordinate = Coordinate::of_cell(whole.cell);
        let mut rows = vec![F::Row::default(); coordinate.rows as usize];
        dispatch!(level::current(), simd => {
            let (central, far) = rows.split_at_mut(surfaces::<F>(whole.cell).len());
            collapse_all(simd, surfaces::<F>(whole.cell), whole.position, central);
            let half = whole.in_half();
            collapse_all(simd, surfaces::<F>(half.cell), half.position, far);
        });
        Self { kappa, coordinate, rows: rows.into(), unit: whole.unit, slopes: OnceBox::new() }
    }

    /// Returns the rows of −(κ + 3) ∂H/∂κ/√(z/3).
    pub(crate) fn slopes(&self) -> &[F::Row] {
        self.slopes.get_or_init(|| {
            let whole = CellPosition::new(self.kappa);
            let mut rows = vec![F::Row::default(); self.coordinate.rows as usize];
            dispatch!(level::current(), simd => {
                let (central, far) = rows.split_at_mut(slope_surfaces::<F>(whole.cell).len());
                collapse_all(simd, slope_surfaces::<F>(whole.cell), whole.position, central);
                let half = whole.in_half();
                collapse_all(simd, slope_surfaces::<F>(half.cell), half.position, far);
            });
            Box::new(rows.into())
        })
    }

    /// Returns the centred quantile of one tail.
    #[inline]
    pub(crate) fn quantile(&self, tail: Tail<F>) -> F {
        let (number, t) = self.coordinate.locate(tail.probability);
        match self.rows.get(number as usize) {
            Some(row) => F::row_at(row, t) * (tail.signed_middle * self.unit),
            None => solve_beyond_rows(self.kappa, tail),
        }
    }
}

/// Makes the rows of a cell at the position of the concentration.
#[inline(always)]
fn collapse_all<F: Float, S: Simd>(simd: S, surfaces: &[F::Surface], position: F, rows: &mut [F::Row]) {
    for (row, surface) in rows.iter_mut().zip(surfaces) {
        *row = F::collapse(simd, surface, position);
    }
}

/// Returns the same quantile, to the byte, without a table.
pub(crate) fn quantile_without_table<F: Float>(kappa: F, tail: Tail<F>) -> F {
    let whole = CellPosition::new(kappa);
    let coordinate = Coordinate::<F>::of_cell(whole.cell);
    let (number, t) = coordinate.locate(tail.probability);
    if number >= coordinate.rows {
        return solve_beyond_rows(kappa, tail);
    }
    let (CellPosition { cell, position, unit }, index) = with_row(whole, number);
    let surface = &surfaces::<F>(cell)[index as usize];
    let row = dispatch!(level::current(), simd => F::collapse(simd, surface, position));
    F::row_at(&row, t) * (tail.signed_middle * unit)
}

/// Returns the quantile of a tail beyond the rows, by the solver.
#[cold]
pub(crate) fn solve_beyond_rows<F: Float>(kappa: F, tail: Tail<F>) -> F {
    let middle = tail.signed_middle.to_f64();
    let angle = dispatch!(level::current(), _simd => {
        CentredDistribution::new(Float::to_f64(kappa)).solve(tail.probability.to_f64(), middle.abs())
    });
    F::from_f64(angle.copysign(middle))
}

/// Returns the derivative in κ of the quantile of a tail beyond the rows.
#[cold]
pub(crate) fn slope_beyond_rows<F: Float>(kappa: F, quantile: F) -> F {
    let (kappa, quantile) = (Float::to_f64(kappa), quantile.to_f64());
    let slope = dispatch!(level::current(), _simd => {
        let distribution = CentredDistribution::with_peak(kappa, 1.0);
        distribution.slope_of_tail(Point::from_angle(quantile.abs()), one_minus_mean_resultant_length(kappa))
    });
    F::from_f64(if quantile < 0.0 { -slope } else { slope })
}
