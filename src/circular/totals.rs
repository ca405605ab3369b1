//! Compensated sums of functions of the deviations from a pivot.
//!
//! The bits of every statistic depend on the order of the additions here: a lane is cut into pieces of `PIECE` angles,
//! each piece is summed in `WIDTH` partial sums, and the pieces are added in their order, for any number of threads.
//! A partial sum takes the few terms of a batch as their rounded sum: that costs no more than the rounding of the terms.

use super::observations::lane::Lane;
use crate::scalar::float::Float;
use crate::simd::level;
use crate::special::pivot::Pivot;
use crate::special::sum::Sum;
use fearless_simd::dispatch;
use rayon::prelude::*;

/// Angles that are summed as one task.
pub(super) const PIECE: usize = 8192;
/// Angles whose deviations are computed together.
const BATCH: usize = 64;
/// Pieces whose totals are held at a time: memory does not grow with the number of angles.
const HELD: usize = 512;
/// Partial sums that are kept side by side, so that they fit vectors.
const WIDTH: usize = 16;

/// Σ w and Σ w f(x − pivot) for K functions f, each of which is 0 at 0.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Totals<const K: usize> {
    pub(crate) weight: Sum,
    pub(crate) values: [Sum; K],
}

impl<const K: usize> Totals<K> {
    /// Sums over a lane; `f` gives the values of all functions at a deviation.
    pub(crate) fn new<F: Float>(lane: Lane<'_, F>, pivot: Pivot, f: impl Fn(f64) -> [f64; K] + Copy + Sync) -> Self {
        let pieces = lane.angles.len().div_ceil(PIECE);
        let from_piece = |number| Self::from_piece(lane.piece(number), pivot, f);
        let mut totals = Self::default();
        if pieces <= 1 || rayon::current_num_threads() == 1 {
            (0..pieces).map(from_piece).for_each(|piece| totals.add(piece));
            return totals;
        }
        let mut held = Vec::new(); // of at most `HELD`, a constant size
        for first in (0..pieces).step_by(HELD) {
            (first..pieces.min(first + HELD)).into_par_iter().map(from_piece).collect_into_vec(&mut held);
            held.iter().for_each(|&piece| totals.add(piece));
        }
        totals
    }

    /// Sums over one piece of a lane, of at most `PIECE` angles.
    pub(super) fn from_piece<F: Float>(piece: Lane<'_, F>, pivot: Pivot, f: impl Fn(f64) -> [f64; K] + Copy) -> Self {
        dispatch!(level::current(), _simd => Self::of_piece(piece, pivot, f))
    }

    /// Does the same in code that is compiled for the caller's vectors.
    #[inline(always)]
    pub(super) fn of_piece<F: Float>(piece: Lane<'_, F>, pivot: Pivot, f: impl Fn(f64) -> [f64; K] + Copy) -> Self {
        let (weight, values) = sum_batches(piece, pivot, f);
        Self { weight: if piece.weights.is_some() { weight } else { Sum::new(piece.angles.len() as f64) }, values }
    }

    /// Adds other totals about the same pivot.
    #[inline]
    pub(super) fn add(&mut self, other: Self) {
        self.weight.merge(other.weight);
        self.values.iter_mut().zip(other.values).for_each(|(sum, other)| sum.merge(other));
    }

    /// Returns the weighted means of the functions.
    #[inline]
    pub(crate) fn means(&self) -> [f64; K] {
        self.values.map(|sum| sum.value() / self.weight.value())
    }
}

impl<const K: usize> Default for Totals<K> {
    /// The totals of no angles.
    fn default() -> Self {
        Self { weight: Sum::default(), values: [Sum::default(); K] }
    }
}

impl<F: Float> Lane<'_, F> {
    /// Returns the piece with that number; the last one may be shorter.
    pub(super) fn piece(&self, number: usize) -> Self {
        let (from, to) = (number * PIECE, ((number + 1) * PIECE).min(self.angles.len()));
        let weights = self.weights.map(|weights| &weights[from..to]);
        Self { angles: &self.angles[from..to], weights, ..*self }
    }
}

/// Returns the sums of the weights and of the functions over a piece. That of the weights stays 0 if there are none.
#[inline(always)]
fn sum_batches<F: Float, const K: usize>(
    piece: Lane<'_, F>,
    pivot: Pivot,
    f: impl Fn(f64) -> [f64; K] + Copy,
) -> (Sum, [Sum; K]) {
    let (mut deviations, mut weights) = ([0.0; BATCH], [1.0; BATCH]);
    let (mut weight, mut sums) = (PartialSums::default(), [PartialSums::default(); K]);
    for (start, angles) in (0..).step_by(BATCH).zip(piece.angles.chunks(BATCH)) {
        let padded = angles.len().next_multiple_of(WIDTH);
        pivot.deviations(angles, &mut deviations);
        deviations[angles.len()..padded].fill(0.0); // where every function is 0
        if let Some(given) = piece.weights {
            weights.fill(0.0);
            for (slot, &given) in weights.iter_mut().zip(&given[start..start + angles.len()]) {
                *slot = given;
            }
            for weights in weights.as_chunks().0 {
                weight.add(weights);
            }
        }
        let mut terms = [[0.0; WIDTH]; K];
        let chunks = deviations[..padded].as_chunks::<WIDTH>().0.iter().zip(weights.as_chunks::<WIDTH>().0);
        for (deviations, weights) in chunks {
            for i in 0..WIDTH {
                let values = f(deviations[i]);
                for k in 0..K {
                    terms[k][i] += weights[i] * values[k];
                }
            }
        }
        for (sum, terms) in sums.iter_mut().zip(&terms) {
            sum.add(terms);
        }
    }
    let mut values = [Sum::default(); K];
    // `map` would call its function, which is not compiled for the caller's vectors.
    for (value, sum) in values.iter_mut().zip(&sums) {
        *value = sum.total();
    }
    (weight.total(), values)
}

/// Compensated sums as [`Sum`], with their parts in arrays that vectors can load.
#[derive(Clone, Copy, Debug, Default)]
struct PartialSums {
    high: [f64; WIDTH],
    low: [f64; WIDTH],
}

impl PartialSums {
    /// Adds one term to each.
    #[inline(always)]
    fn add(&mut self, terms: &[f64; WIDTH]) {
        for ((high, low), &term) in self.high.iter_mut().zip(&mut self.low).zip(terms) {
            let mut sum = Sum::from_parts(*high, *low);
            sum.add(term);
            (*high, *low) = sum.parts();
        }
    }

    /// Adds all of them up: the second half to the first, until one is left.
    #[inline(always)]
    fn total(&self) -> Sum {
        let Self { mut high, mut low } = *self;
        let mut half = WIDTH / 2;
        while half > 0 {
            for i in 0..half {
                let mut sum = Sum::from_parts(high[i], low[i]);
                sum.merge(Sum::from_parts(high[i + half], low[i + half]));
                (high[i], low[i]) = sum.parts();
            }
            half /= 2;
        }
        Sum::from_parts(high[0], low[0])
    }
}
