//! Quantiles of many places at once, written as loops over arrays that the compiler turns into vectors.

use super::cell::TERMS;
use super::coordinate::Coordinate;
use super::table::{Row, Table, solved};
use super::tail::Tail;
use crate::scalar::float::Float;
use crate::simd::polynomials::GROUP;
use fearless_simd::Simd;

/// Places that go through the steps together: enough to fill the widest vectors, few enough for the first-level cache.
pub(crate) const BATCH: usize = 128;

/// Some places on their way to quantiles, side by side; aligned so that no vector lies across two cache lines.
#[repr(align(64))]
pub(crate) struct Batch<F> {
    pub(crate) tails: [F; BATCH],
    signed_middles: [F; BATCH],
    /// Where the tails lie in their tables.
    pub(crate) rows: [u32; BATCH],
    pub(crate) positions: [F; BATCH],
    pub(crate) quantiles: [F; BATCH],
}

impl<F: Float> Batch<F> {
    pub(crate) fn new() -> Self {
        let zeros = [F::zero(); BATCH];
        Self { tails: zeros, signed_middles: zeros, rows: [0; BATCH], positions: zeros, quantiles: zeros }
    }

    #[inline(always)]
    pub(crate) fn set(&mut self, place: impl Fn(usize) -> Tail<F>) {
        for i in 0..BATCH {
            let Tail { tail, signed_middle } = place(i);
            (self.tails[i], self.signed_middles[i]) = (tail, signed_middle);
        }
    }

    fn place(&self, lane: usize) -> Tail<F> {
        Tail { tail: self.tails[lane], signed_middle: self.signed_middles[lane] }
    }

    /// The centred quantiles of the first `count` places, for one concentration.
    #[inline(always)]
    pub(crate) fn solve<S: Simd>(&mut self, simd: S, table: &Table<F>, count: usize) {
        let last = table.coordinate.rows - 1;
        let mut furthest = 0;
        for i in 0..BATCH {
            let (row, position) = table.coordinate.locate(self.tails[i]);
            (self.rows[i], self.positions[i], furthest) = (row.min(last), position, furthest.max(row));
        }
        self.evaluate(simd, count, |_, row| &table.rows[row as usize], |_| table.unit);
        if furthest > last {
            self.solve_beyond(count, |_| (table.coordinate, table.kappa));
        }
    }

    /// H/unit of the first `count` places from their rows, and with it the quantiles.
    #[inline(always)]
    pub(crate) fn evaluate<'r, S: Simd>(
        &mut self,
        simd: S,
        count: usize,
        row: impl Fn(usize, u32) -> &'r Row<F>,
        unit: impl Fn(usize) -> F,
    ) where
        F: 'r,
    {
        let inputs = self.rows.as_chunks::<GROUP>().0.iter().zip(self.positions.as_chunks::<GROUP>().0);
        let groups = self.quantiles.as_chunks_mut::<GROUP>().0.iter_mut().zip(inputs);
        for (first, (quantiles, (rows, positions))) in (0..count).step_by(GROUP).zip(groups) {
            let rows: [&[F; TERMS]; GROUP] = std::array::from_fn(|i| &row(first + i, rows[i]).0);
            *quantiles = F::polynomials(simd, rows, positions);
        }
        for i in 0..BATCH {
            self.quantiles[i] = self.quantiles[i] * (self.signed_middles[i] * unit(i));
        }
    }

    /// The quantiles of places beyond the rows.
    #[cold]
    pub(crate) fn solve_beyond(&mut self, count: usize, distribution: impl Fn(usize) -> (Coordinate<F>, f64)) {
        for lane in 0..count {
            let (coordinate, kappa) = distribution(lane);
            if coordinate.locate(self.tails[lane]).0 >= coordinate.rows {
                self.quantiles[lane] = solved(kappa, self.place(lane));
            }
        }
    }
}
