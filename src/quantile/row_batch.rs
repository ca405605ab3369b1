//! Quantiles of a batch of tails, each with a concentration of its own: only the row that each tail needs is made.
//!
//! Feeds a sample's bytes: the same rows, to the byte, as those of a table.

use super::batch::{BATCH, Batch};
use super::cell::{Cell, CellPosition, cell_coordinate, cell_coordinates, evaluate_rows};
use super::coordinate::Coordinate;
use super::table::Row;
use crate::scalar::float::Float;
use crate::simd::aligned::Aligned;
use fearless_simd::Simd;

/// Number of rows that are made together.
const ROWS_TOGETHER: usize = 4;

/// A batch of concentrations with a row for each, one array for each quantity; aligned so that no vector crosses into
/// another cache line.
#[repr(align(64))]
pub(crate) struct RowBatch<F> {
    kappas: [F; BATCH],
    /// The cells of the concentrations, and their positions there.
    cells: [u32; BATCH],
    positions: [f64; BATCH],
    units: [F; BATCH],
    /// The coordinates of the cells, and the numbers of their last rows.
    offsets: [F; BATCH],
    lasts: [u32; BATCH],
    /// The rows in which the tails lie.
    rows: [Row<F>; BATCH],
}

impl<F: Float> RowBatch<F> {
    pub(crate) fn new() -> Self {
        let (zeros, zeros_f64, integers) = ([F::zero(); BATCH], [0.0; BATCH], [0; BATCH]);
        Self {
            kappas: zeros,
            cells: integers,
            positions: zeros_f64,
            units: zeros,
            offsets: zeros,
            lasts: integers,
            rows: [Aligned([F::zero(); 8]); BATCH],
        }
    }

    /// Computes the centred quantiles of as many tails of the batch as there are concentrations.
    #[inline(always)]
    pub(crate) fn solve<S: Simd>(&mut self, simd: S, kappas: &[F], batch: &mut Batch<F>) {
        self.set(kappas);
        let beyond = self.locate(batch);
        self.make_rows(simd, &batch.rows, kappas.len());
        batch.evaluate(simd, kappas.len(), |index, _| &self.rows[index], |index| self.units[index]);
        if beyond {
            let coordinate_and_kappa =
                |index: usize| (cell_coordinate(self.cells[index]).narrowed(), Float::to_f64(self.kappas[index]));
            batch.solve_beyond(kappas.len(), coordinate_and_kappa);
        }
    }

    /// Sets the concentrations and finds their cells.
    #[inline(always)]
    fn set(&mut self, kappas: &[F]) {
        // Elements past the end repeat a concentration whose cell is needed anyway.
        self.kappas = [kappas[0]; BATCH];
        self.kappas[..kappas.len()].copy_from_slice(kappas);
        for i in 0..BATCH {
            let CellPosition { cell, position, unit } = CellPosition::new(Float::to_f64(self.kappas[i]));
            (self.cells[i], self.positions[i], self.units[i]) = (cell, position, F::from_f64(unit));
        }
        let coordinates = cell_coordinates();
        for i in 0..BATCH {
            let Coordinate { offset, rows } = coordinates[self.cells[i] as usize % coordinates.len()].narrowed();
            (self.offsets[i], self.lasts[i]) = (offset, rows - 1);
        }
    }

    /// Finds the rows of the tails; returns whether some tails lie beyond the rows.
    #[inline(always)]
    fn locate(&self, batch: &mut Batch<F>) -> bool {
        let mut beyond = 0;
        for i in 0..BATCH {
            let (row, position) = Coordinate { offset: self.offsets[i], rows: 0 }.locate(batch.tails[i]);
            (batch.rows[i], batch.positions[i]) = (row.min(self.lasts[i]), position);
            beyond |= u32::from(row > self.lasts[i]);
        }
        beyond != 0
    }

    /// Makes the row with each number, for each of the first `count` concentrations.
    #[inline(always)]
    fn make_rows<S: Simd>(&mut self, simd: S, numbers: &[u32; BATCH], count: usize) {
        for first in (0..count).step_by(ROWS_TOGETHER) {
            let coefficients = |index: usize| Cell::get(self.cells[index]).coefficients(numbers[index]);
            let (mut together, mut positions) = ([coefficients(first); ROWS_TOGETHER], [0.0; ROWS_TOGETHER]);
            for i in 0..ROWS_TOGETHER {
                (together[i], positions[i]) = (coefficients(first + i), self.positions[first + i]);
            }
            let rows = evaluate_rows(simd, together, positions);
            for (slot, row) in self.rows[first..].iter_mut().zip(rows) {
                *slot = Aligned(row.map(F::from_f64));
            }
        }
    }
}
