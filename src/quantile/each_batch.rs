//! Quantiles of a batch of tails, each with a concentration of its own: only the row that each tail needs is made.
//!
//! Feeds a sample's bytes: the same rows, to the byte, as those of a table.

use super::batch::{Batch, slope};
use super::cell::{slope_surfaces, surfaces, with_row};
use super::concentration::CellPosition;
use super::coordinate::{Coordinate, coordinates};
use crate::scalar::float::Float;
use crate::simd::polynomials::GROUP;
use fearless_simd::Simd;

/// A batch of concentrations, one array for each quantity; aligned so that no vector crosses into another cache line.
#[repr(align(64))]
pub(crate) struct EachBatch<F, const N: usize> {
    kappas: [F; N],
    /// The cells of the concentrations, and their positions there.
    cells: [u32; N],
    positions: [F; N],
    units: [F; N],
    /// The coordinates of the cells, and the numbers of their last rows.
    offsets: [F; N],
    lasts: [u32; N],
}

impl<F: Float, const N: usize> EachBatch<F, N> {
    pub(crate) fn new() -> Self {
        let (zeros, integers) = ([F::zero(); N], [0; N]);
        Self { kappas: zeros, cells: integers, positions: zeros, units: zeros, offsets: zeros, lasts: integers }
    }

    /// Computes the centred quantiles of as many tails of the batch as there are concentrations.
    #[inline(always)]
    pub(crate) fn solve<S: Simd>(&mut self, simd: S, kappas: &[F], batch: &mut Batch<F, N>) {
        self.set(kappas);
        let beyond = self.locate(batch);
        self.evaluate(simd, kappas.len(), batch);
        if beyond {
            batch.solve_beyond(kappas.len(), |index| {
                (Coordinate::of_cell(CellPosition::new(self.kappas[index]).cell), self.kappas[index])
            });
        }
    }

    /// Sets the concentrations and finds their cells.
    #[inline(always)]
    fn set(&mut self, kappas: &[F]) {
        // Elements past the end repeat a concentration whose cell is needed anyway.
        self.kappas = [kappas[0]; N];
        self.kappas[..kappas.len()].copy_from_slice(kappas);
        for i in 0..N {
            let CellPosition { cell, position, unit } = CellPosition::new(self.kappas[i]);
            (self.cells[i], self.positions[i], self.units[i]) = (cell, position, unit);
        }
        let coordinates = coordinates();
        for i in 0..N {
            let Coordinate { offset, rows } = coordinates[self.cells[i] as usize % coordinates.len()].narrowed();
            (self.offsets[i], self.lasts[i]) = (offset, rows - 1);
        }
    }

    /// Finds the rows of the tails and the cells that have them; returns whether some tails lie beyond the rows.
    #[inline(always)]
    fn locate(&mut self, batch: &mut Batch<F, N>) -> bool {
        let mut beyond = 0;
        for i in 0..N {
            let (row, position) = Coordinate { offset: self.offsets[i], rows: 0 }.locate(batch.tails[i]);
            beyond |= u32::from(row > self.lasts[i]);
            let whole = CellPosition { cell: self.cells[i], position: self.positions[i], unit: self.units[i] };
            let (at, row) = with_row(whole, row.min(self.lasts[i]));
            (batch.rows[i], batch.positions[i]) = (row, position);
            (self.cells[i], self.positions[i]) = (at.cell, at.position);
        }
        beyond != 0
    }

    /// Computes the quantiles of the first `count` elements from their surfaces.
    #[inline(always)]
    fn evaluate<S: Simd>(&self, simd: S, count: usize, batch: &mut Batch<F, N>) {
        if N < GROUP {
            self.evaluate_alone(simd, batch);
        } else {
            self.evaluate_groups(simd, count, batch);
        }
        for i in 0..N {
            batch.quantiles[i] *= batch.signed_middles[i] * self.units[i];
        }
    }

    /// Evaluates the surfaces of too few elements for a group.
    #[inline(always)]
    fn evaluate_alone<S: Simd>(&self, simd: S, batch: &mut Batch<F, N>) {
        for i in 0..N {
            let row = F::collapse(simd, self.surface(i, batch), self.positions[i]);
            batch.quantiles[i] = F::row_at(&row, batch.positions[i]);
        }
    }

    /// Evaluates the surfaces of the first `count` elements.
    #[inline(always)]
    fn evaluate_groups<S: Simd>(&self, simd: S, count: usize, batch: &mut Batch<F, N>) {
        for first in (0..count).step_by(GROUP) {
            let surfaces = std::array::from_fn(|i| self.surface(first + i, batch));
            let (zs, positions) = (group(&self.positions, first), group(&batch.positions, first));
            let values = F::surfaces(simd, surfaces, zs, positions);
            batch.quantiles[first..first + GROUP].copy_from_slice(&values);
        }
    }

    /// Computes the derivatives in κ of the quantiles that [`solve`](Self::solve) has found, of the first `count`.
    #[inline(always)]
    pub(crate) fn slopes<S: Simd>(&self, simd: S, count: usize, batch: &Batch<F, N>) -> [F; N] {
        let mut slopes = [F::zero(); N];
        if N < GROUP {
            for (i, slope) in slopes.iter_mut().enumerate() {
                let row = F::collapse(simd, self.slope_surface(i, batch), self.positions[i]);
                *slope = F::row_at(&row, batch.positions[i]);
            }
        } else {
            for first in (0..count).step_by(GROUP) {
                let mut surfaces = [self.slope_surface(first, batch); GROUP];
                for (i, surface) in surfaces.iter_mut().enumerate() {
                    *surface = self.slope_surface(first + i, batch);
                }
                let (zs, positions) = (group(&self.positions, first), group(&batch.positions, first));
                slopes[first..first + GROUP].copy_from_slice(&F::surfaces(simd, surfaces, zs, positions));
            }
        }
        for (value, (&signed_middle, &unit)) in slopes.iter_mut().zip(batch.signed_middles.iter().zip(&self.units)) {
            *value = slope(*value, signed_middle, unit);
        }
        let mut beyond = 0;
        for i in 0..N {
            let row = Coordinate { offset: self.offsets[i], rows: 0 }.locate(batch.tails[i]).0;
            beyond |= u32::from(row > self.lasts[i]);
        }
        if beyond != 0 {
            batch.slopes_beyond(count, &mut slopes, |index| {
                (Coordinate::of_cell(CellPosition::new(self.kappas[index]).cell), self.kappas[index])
            });
        }
        slopes
    }

    /// Returns the surface of the derivative on which an element lies.
    #[inline(always)]
    fn slope_surface(&self, index: usize, batch: &Batch<F, N>) -> &'static F::Surface {
        &slope_surfaces::<F>(self.cells[index])[batch.rows[index] as usize]
    }

    /// Returns the surface on which an element lies.
    #[inline(always)]
    fn surface(&self, index: usize, batch: &Batch<F, N>) -> &'static F::Surface {
        &surfaces::<F>(self.cells[index])[batch.rows[index] as usize]
    }
}

/// Returns the group that starts at an index, a multiple of its length.
#[inline(always)]
fn group<T, const N: usize>(batch: &[T; N], first: usize) -> &[T; GROUP] {
    &batch.as_chunks().0[first / GROUP]
}
