//! Quantiles of a batch of tails, written as loops over arrays that the compiler turns into vector instructions.
//!
//! Feeds a sample's bytes: only `+ - *` and integer operations, the same for each element at every vector level.

use super::coordinate::Coordinate;
use super::table::{Table, slope_beyond_rows, solve_beyond_rows};
use super::tail::Tail;
use crate::scalar::float::Float;
use crate::simd::polynomials::GROUP;
use fearless_simd::Simd;

/// Number of tails that go through the steps together: enough to fill the widest vectors, few enough for the
/// first-level cache.
pub(crate) const BATCH: usize = 128;

/// The same for a few tails: as many as are evaluated together.
pub(crate) const SMALL_BATCH: usize = GROUP;

/// A batch of N tails and their quantiles, one array for each quantity; aligned so that no vector crosses into another
/// cache line.
#[repr(align(64))]
pub(crate) struct Batch<F, const N: usize> {
    /// The tail probabilities.
    pub(crate) tails: [F; N],
    pub(crate) signed_middles: [F; N],
    /// The rows in which the tails lie.
    pub(crate) rows: [u32; N],
    /// The positions of the tails in their rows.
    pub(crate) positions: [F; N],
    pub(crate) quantiles: [F; N],
}

impl<F: Float, const N: usize> Batch<F, N> {
    pub(crate) fn new() -> Self {
        let zeros = [F::zero(); N];
        Self { tails: zeros, signed_middles: zeros, rows: [0; N], positions: zeros, quantiles: zeros }
    }

    /// Sets every tail of the batch.
    #[inline(always)]
    pub(crate) fn set(&mut self, tail: impl Fn(usize) -> Tail<F>) {
        for i in 0..N {
            let Tail { probability, signed_middle } = tail(i);
            (self.tails[i], self.signed_middles[i]) = (probability, signed_middle);
        }
    }

    /// Returns the tail at an index.
    fn tail(&self, index: usize) -> Tail<F> {
        Tail { probability: self.tails[index], signed_middle: self.signed_middles[index] }
    }

    /// Computes the centred quantiles of the first `count` tails, for one concentration.
    #[inline(always)]
    pub(crate) fn solve<S: Simd>(&mut self, simd: S, table: &Table<F>, count: usize) {
        let last = table.coordinate.rows - 1;
        let mut furthest = 0;
        for i in 0..N {
            let (row, position) = table.coordinate.locate(self.tails[i]);
            (self.rows[i], self.positions[i], furthest) = (row.min(last), position, furthest.max(row));
        }
        let mut quantiles = [F::zero(); N];
        if N < GROUP {
            self.evaluate_alone(&table.rows, &mut quantiles);
        } else {
            self.evaluate_groups(simd, &table.rows, count, &mut quantiles);
        }
        self.quantiles = quantiles;
        for i in 0..N {
            self.quantiles[i] *= self.signed_middles[i] * table.unit;
        }
        if furthest > last {
            self.solve_beyond(count, |_| (table.coordinate, table.kappa));
        }
    }

    /// Evaluates the rows of too few tails for a group.
    #[inline(always)]
    fn evaluate_alone(&self, table: &[F::Row], values: &mut [F; N]) {
        for i in 0..N {
            values[i] = F::row_at(&table[self.rows[i] as usize], self.positions[i]);
        }
    }

    /// Evaluates the rows of the first `count` tails.
    #[inline(always)]
    fn evaluate_groups<S: Simd>(&self, simd: S, table: &[F::Row], count: usize, values: &mut [F; N]) {
        let rows = self.rows.as_chunks::<GROUP>().0.iter().zip(self.positions.as_chunks::<GROUP>().0);
        let groups = values.as_chunks_mut::<GROUP>().0.iter_mut().zip(rows);
        for (values, (numbers, positions)) in groups.take(count.div_ceil(GROUP)) {
            let mut rows = [&table[0]; GROUP];
            for (row, &number) in rows.iter_mut().zip(numbers) {
                *row = &table[number as usize];
            }
            *values = F::rows(simd, rows, positions);
        }
    }

    /// Computes the derivatives in κ of the quantiles that [`solve`](Self::solve) has found, of the first `count`.
    #[inline(always)]
    pub(crate) fn slopes<S: Simd>(&self, simd: S, table: &Table<F>, count: usize) -> [F; N] {
        let mut slopes = [F::zero(); N];
        if N < GROUP {
            self.evaluate_alone(table.slopes(), &mut slopes);
        } else {
            self.evaluate_groups(simd, table.slopes(), count, &mut slopes);
        }
        let unit = table.unit;
        for (value, &signed_middle) in slopes.iter_mut().zip(&self.signed_middles) {
            *value = slope(*value, signed_middle, unit);
        }
        let last = table.coordinate.rows - 1;
        let mut furthest = 0;
        for i in 0..N {
            furthest = furthest.max(table.coordinate.locate(self.tails[i]).0);
        }
        if furthest > last {
            self.slopes_beyond(count, &mut slopes, |_| (table.coordinate, table.kappa));
        }
        slopes
    }

    /// Computes the derivatives of those quantiles of the first `count` whose tails lie beyond the rows.
    #[cold]
    pub(crate) fn slopes_beyond(
        &self,
        count: usize,
        slopes: &mut [F; N],
        coordinate_and_kappa: impl Fn(usize) -> (Coordinate<F>, F),
    ) {
        for (index, slope) in slopes.iter_mut().enumerate().take(count) {
            let (coordinate, kappa) = coordinate_and_kappa(index);
            if coordinate.locate(self.tails[index]).0 >= coordinate.rows {
                *slope = slope_beyond_rows(kappa, self.quantiles[index]);
            }
        }
    }

    /// Computes the quantiles of those of the first `count` tails that lie beyond the rows.
    #[cold]
    pub(crate) fn solve_beyond(&mut self, count: usize, coordinate_and_kappa: impl Fn(usize) -> (Coordinate<F>, F)) {
        for index in 0..count {
            let (coordinate, kappa) = coordinate_and_kappa(index);
            if coordinate.locate(self.tails[index]).0 >= coordinate.rows {
                self.quantiles[index] = solve_beyond_rows(kappa, self.tail(index));
            }
        }
    }
}

/// Returns ∂Q/∂κ from −(κ + 3) ∂H/∂κ/unit; the square of the unit is 64/(κ + 3).
#[inline(always)]
pub(crate) fn slope<F: Float>(height: F, signed_middle: F, unit: F) -> F {
    height * (signed_middle * unit) * (unit * unit * F::from_f64(-1.0 / 64.0))
}
