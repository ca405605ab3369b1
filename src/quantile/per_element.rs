//! Quantiles of many places at once, each with a concentration of its own: the one row that each needs is made for it.

use super::batch::{BATCH, Batch};
use super::cell::{CellPosition, cell_of, coordinate_of, coordinates, evaluate_rows};
use super::coordinate::Coordinate;
use super::table::Row;
use crate::scalar::float::Float;
use crate::simd::aligned::Aligned;
use fearless_simd::Simd;

/// Rows that are made together.
const ROWS_TOGETHER: usize = 4;

/// Some concentrations, side by side; aligned so that no vector lies across two cache lines.
#[repr(align(64))]
pub(crate) struct RowBatch<F> {
    kappas: [F; BATCH],
    /// Their places among the cells.
    cells: [u32; BATCH],
    positions: [f64; BATCH],
    units: [F; BATCH],
    /// The coordinates of the cells, and the numbers of their last rows.
    offsets: [F; BATCH],
    lasts: [u32; BATCH],
    /// For each, the row in which its place lies.
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

    /// The centred quantiles of as many places as there are concentrations.
    #[inline(always)]
    pub(crate) fn solve<S: Simd>(&mut self, simd: S, kappas: &[F], batch: &mut Batch<F>) {
        self.set(kappas);
        let beyond = self.locate(batch);
        self.make_rows(simd, &batch.rows, kappas.len());
        batch.evaluate(simd, kappas.len(), |lane, _| &self.rows[lane], |lane| self.units[lane]);
        if beyond {
            let distribution =
                |lane: usize| (coordinate_of(self.cells[lane]).narrowed(), Float::to_f64(self.kappas[lane]));
            batch.solve_beyond(kappas.len(), distribution);
        }
    }

    #[inline(always)]
    fn set(&mut self, kappas: &[F]) {
        // Batch past the end repeat a concentration whose cell is needed anyway.
        self.kappas = [kappas[0]; BATCH];
        self.kappas[..kappas.len()].copy_from_slice(kappas);
        for i in 0..BATCH {
            let CellPosition { cell, position, unit } = CellPosition::new(Float::to_f64(self.kappas[i]));
            (self.cells[i], self.positions[i], self.units[i]) = (cell, position, F::from_f64(unit));
        }
        let coordinates = coordinates();
        for i in 0..BATCH {
            let Coordinate { offset, rows } = coordinates[self.cells[i] as usize % coordinates.len()].narrowed();
            (self.offsets[i], self.lasts[i]) = (offset, rows - 1);
        }
    }

    /// Finds the rows of the places, and whether some lie beyond them.
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

    #[inline(always)]
    fn make_rows<S: Simd>(&mut self, simd: S, numbers: &[u32; BATCH], count: usize) {
        for first in (0..count).step_by(ROWS_TOGETHER) {
            let block = |lane: usize| cell_of(self.cells[lane]).block(numbers[lane]);
            let (mut blocks, mut positions) = ([block(first); ROWS_TOGETHER], [0.0; ROWS_TOGETHER]);
            for i in 0..ROWS_TOGETHER {
                (blocks[i], positions[i]) = (block(first + i), self.positions[first + i]);
            }
            let rows = evaluate_rows(simd, blocks, positions);
            for (slot, row) in self.rows[first..].iter_mut().zip(rows) {
                *slot = Aligned(row.map(F::from_f64));
            }
        }
    }
}
