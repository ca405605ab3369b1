//! Quantiles of many places at once, written as loops over arrays that the compiler turns into vectors.

use super::cell::{Block, Spot, TERMS, cell_of, coordinate_of, coordinates, rows_at};
use super::coordinate::Coordinate;
use super::place::Place;
use super::table::{Row, Table, solved};
use crate::float::Float;
use crate::simd::{Aligned, TOGETHER};
use fearless_simd::Simd;

/// Places that go through the steps together: enough to fill the widest vectors, few enough for the first-level cache.
pub(crate) const LANES: usize = 128;
/// Rows that are made together.
const ROWS_TOGETHER: usize = 4;

/// Some places on their way to quantiles, side by side.
pub(crate) struct Lanes<F> {
    tails: [F; LANES],
    signed_middles: [F; LANES],
    /// Where the tails lie in their tables.
    rows: [u32; LANES],
    positions: [F; LANES],
    pub(super) quantiles: [F; LANES],
}

impl<F: Float> Lanes<F> {
    pub(super) fn new() -> Self {
        let zeros = [F::zero(); LANES];
        Self { tails: zeros, signed_middles: zeros, rows: [0; LANES], positions: zeros, quantiles: zeros }
    }

    #[inline(always)]
    pub(super) fn set(&mut self, place: impl Fn(usize) -> Place<F>) {
        for i in 0..LANES {
            let Place { tail, signed_middle } = place(i);
            (self.tails[i], self.signed_middles[i]) = (tail, signed_middle);
        }
    }

    fn place(&self, lane: usize) -> Place<F> {
        Place { tail: self.tails[lane], signed_middle: self.signed_middles[lane] }
    }

    /// The centred quantiles of the first `count` places, for one concentration.
    #[inline(always)]
    pub(super) fn solve<S: Simd>(&mut self, simd: S, table: &Table<F>, count: usize) {
        let last = table.coordinate.rows - 1;
        let mut furthest = 0;
        for i in 0..LANES {
            let (row, position) = table.coordinate.locate(self.tails[i]);
            (self.rows[i], self.positions[i], furthest) = (row.min(last), position, furthest.max(row));
        }
        self.evaluate(simd, count, |_, row| &table.rows[row as usize]);
        if furthest > last {
            self.solve_beyond(count, |_| (table.coordinate, table.kappa));
        }
    }

    /// H of the first `count` places from their rows, and with it the quantiles.
    #[inline(always)]
    fn evaluate<'r, S: Simd>(&mut self, simd: S, count: usize, row: impl Fn(usize, u32) -> &'r Row<F>)
    where
        F: 'r,
    {
        let inputs = self.rows.as_chunks::<TOGETHER>().0.iter().zip(self.positions.as_chunks::<TOGETHER>().0);
        let groups = self.quantiles.as_chunks_mut::<TOGETHER>().0.iter_mut().zip(inputs);
        for (first, (quantiles, (rows, positions))) in (0..count).step_by(TOGETHER).zip(groups) {
            let rows: [&[F; TERMS]; TOGETHER] = std::array::from_fn(|i| &row(first + i, rows[i]).0);
            *quantiles = F::polynomials(simd, rows, positions);
        }
        for (quantile, &middle) in self.quantiles.iter_mut().zip(&self.signed_middles) {
            *quantile = middle * *quantile;
        }
    }

    /// The quantiles of places beyond the rows.
    #[cold]
    fn solve_beyond(&mut self, count: usize, law: impl Fn(usize) -> (Coordinate<F>, f64)) {
        for lane in 0..count {
            let (coordinate, kappa) = law(lane);
            if coordinate.locate(self.tails[lane]).0 >= coordinate.rows {
                self.quantiles[lane] = solved(kappa, self.place(lane));
            }
        }
    }
}

/// A concentration for each place, side by side, and the row that it needs.
pub(super) struct Concentrations<F> {
    cells: [u32; LANES],
    positions: [f64; LANES],
    units: [f64; LANES],
    offsets: [F; LANES],
    lasts: [u32; LANES],
    rows: [Row<F>; LANES],
}

impl<F: Float> Concentrations<F> {
    pub(super) fn new() -> Self {
        let (integers, zeros) = ([0; LANES], [0.0; LANES]);
        let (offsets, rows) = ([F::zero(); LANES], [Aligned([F::zero(); 8]); LANES]);
        Self { cells: integers, positions: zeros, units: zeros, offsets, lasts: integers, rows }
    }

    /// The centred quantiles of as many places as there are concentrations.
    #[inline(always)]
    pub(super) fn solve<S: Simd>(&mut self, simd: S, given: &[F], lanes: &mut Lanes<F>) {
        let count = given.len();
        // Lanes past the end repeat a concentration whose cell is needed anyway.
        let mut kappas = [given[0]; LANES];
        kappas[..count].copy_from_slice(given);
        for i in 0..LANES {
            let Spot { cell, position, unit } = Spot::new(Float::to_f64(kappas[i]));
            (self.cells[i], self.positions[i], self.units[i]) = (cell, position, unit);
        }
        let coordinates = coordinates();
        for i in 0..LANES {
            let Coordinate { offset, rows } = coordinates[self.cells[i] as usize % coordinates.len()].narrowed();
            (self.offsets[i], self.lasts[i]) = (offset, rows - 1);
        }
        let mut beyond = 0;
        for i in 0..LANES {
            let (row, position) = Coordinate { offset: self.offsets[i], rows: 0 }.locate(lanes.tails[i]);
            (lanes.rows[i], lanes.positions[i]) = (row.min(self.lasts[i]), position);
            beyond |= u32::from(row > self.lasts[i]);
        }
        self.make_rows(simd, &lanes.rows, count);
        lanes.evaluate(simd, count, |lane, _| &self.rows[lane]);
        if beyond != 0 {
            lanes.solve_beyond(count, |lane| (coordinate_of(self.cells[lane]).narrowed(), Float::to_f64(kappas[lane])));
        }
    }

    #[inline(always)]
    fn make_rows<S: Simd>(&mut self, simd: S, numbers: &[u32; LANES], count: usize) {
        for first in (0..count).step_by(ROWS_TOGETHER) {
            let lane = |i: usize| first + i;
            let block = |i: usize| cell_of(self.cells[lane(i)]).block(numbers[lane(i)]);
            let blocks: [&Block; ROWS_TOGETHER] = std::array::from_fn(block);
            let positions = std::array::from_fn(|i| self.positions[lane(i)]);
            let units = std::array::from_fn(|i| self.units[lane(i)]);
            for (i, row) in (first..).zip(rows_at(simd, blocks, positions, units)) {
                self.rows[i] = Aligned(row.map(F::from_f64));
            }
        }
    }
}
