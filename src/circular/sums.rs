//! Sums over angles about a pivot: what the mean direction and the circular variance are made of.

use super::observations::Lane;
use crate::float::Float;
use crate::simd::level;
use crate::special::deviation::Pivot;
use crate::special::fixed::sin_cos_of_half;
use crate::special::sum::Sum;
use fearless_simd::dispatch;
use rayon::prelude::*;

/// Angles that are summed in one go; the sums of such pieces are added in their order, for any number of threads.
const PIECE: usize = 8192;
/// Angles that go through the steps together.
const LANES: usize = 64;
/// Sums that grow side by side in a piece.
const SIDES: usize = 16;

/// Σw, Σ w sin(x − pivot) and Σ w 2 sin²((x − pivot)/2).
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sums {
    pivot: Pivot,
    weight: Sum,
    sine: Sum,
    versine: Sum,
}

impl Sums {
    /// Sums of nothing.
    pub(crate) fn about(pivot: Pivot) -> Self {
        Self { pivot, weight: Sum::default(), sine: Sum::default(), versine: Sum::default() }
    }

    /// The sums of a lane about a pivot near its mean, so near that they lose no digit of the circular variance.
    pub(crate) fn of<F: Float>(lane: Lane<'_, F>) -> Self {
        let first = lane.piece(0);
        let pivot = Pivot::at(first.angles.first().map_or(0.0, |&angle| angle.to_f64()));
        let mut sums = Self::about(pivot);
        sums.add_piece(first);
        if lane.angles.len() > PIECE {
            sums = Self::about(sums.direction()).with(lane);
        }
        // Sorted angles, or an outlier in a short lane: the pivot was no mean.
        if sums.loss() > 1.5 { Self::about(sums.direction()).with(lane) } else { sums }
    }

    /// These sums and those of a lane, about the same pivot.
    pub(crate) fn with<F: Float>(mut self, lane: Lane<'_, F>) -> Self {
        let pieces = lane.angles.len().div_ceil(PIECE);
        let empty = Self::about(self.pivot);
        let piece = |i| {
            let mut sums = empty;
            sums.add_piece(lane.piece(i));
            sums
        };
        if pieces <= 1 || rayon::current_num_threads() == 1 {
            (0..pieces).map(piece).for_each(|sums| self.add(sums));
        } else {
            let sums: Vec<_> = (0..pieces).into_par_iter().map(piece).collect();
            sums.into_iter().for_each(|sums| self.add(sums));
        }
        self
    }

    fn add(&mut self, other: Self) {
        self.weight.merge(other.weight);
        self.sine.merge(other.sine);
        self.versine.merge(other.versine);
    }

    /// The total weight; the number of angles where they have none.
    pub(crate) fn weight(self) -> f64 {
        self.weight.value()
    }

    /// The mean direction, as a pair that is not reduced.
    pub(crate) fn direction(self) -> Pivot {
        self.pivot.turned(self.sine.value().atan2(self.weight() - self.versine.value()))
    }

    /// The means of 1 − cos(x − pivot) and of cos(x − pivot).
    pub(crate) fn versine_and_cosine(self) -> (f64, f64) {
        let (n, versine) = (self.weight(), self.versine.value());
        let mut cosine = self.weight;
        cosine.add(-versine);
        (versine / n, cosine.value() / n)
    }

    /// 1 − R² and R, from sums of length n: n²(1 − R²) = v (2n − v) − s².
    fn shortfall(self) -> (f64, f64) {
        let (sine, (versine, cosine)) = (self.sine.value() / self.weight(), self.versine_and_cosine());
        ((versine * (2.0 - versine) - sine * sine).max(0.0), sine.hypot(cosine))
    }

    /// 1 − R in [0, 1], R the length of the mean of the unit vectors.
    pub(crate) fn variance(self) -> f64 {
        let (shortfall, length) = self.shortfall();
        (shortfall / (1.0 + length)).min(1.0)
    }

    /// R in [0, 1].
    pub(crate) fn resultant_length(self) -> f64 {
        self.shortfall().1.min(1.0)
    }

    /// How many times the errors of the sums grow in the variance.
    fn loss(self) -> f64 {
        let versine = self.versine.value() / self.weight();
        let (shortfall, _) = self.shortfall();
        if versine == 0.0 { 1.0 } else { versine * (2.0 - versine) / shortfall }
    }

    /// Adds at most a piece of angles.
    fn add_piece<F: Float>(&mut self, lane: Lane<'_, F>) {
        let (weights, [sine, versine]) = dispatch!(level(), _simd => sides_of(lane, self.pivot));
        match lane.weights {
            None => self.weight.add(lane.angles.len() as f64),
            Some(_) => weights.iter().for_each(|&side| self.weight.merge(side)),
        }
        for i in 0..SIDES {
            self.sine.merge(sine[i]);
            self.versine.merge(versine[i]);
        }
    }
}

type Sides = [Sum; SIDES];

/// The sums of the weights, of the sines and of the versines.
#[inline(always)]
fn sides_of<F: Float>(lane: Lane<'_, F>, pivot: Pivot) -> (Sides, [Sides; 2]) {
    let mut weight_sums = [Sum::default(); SIDES];
    let mut sums = [[Sum::default(); SIDES]; 2];
    let (mut deviations, mut weights) = ([0.0; LANES], [1.0; LANES]);
    for (start, angles) in (0..).step_by(LANES).zip(lane.angles.chunks(LANES)) {
        pivot.deviations(angles, &mut deviations);
        deviations[angles.len()..].fill(0.0); // which adds nothing
        if let Some(given) = lane.weights {
            weights.fill(0.0);
            weights.iter_mut().zip(&given[start..]).take(angles.len()).for_each(|(slot, &w)| *slot = w.to_f64());
            for group in weights.chunks_exact(SIDES) {
                (0..SIDES).for_each(|i| weight_sums[i].add(group[i]));
            }
        }
        for (deviations, weights) in deviations.chunks_exact(SIDES).zip(weights.chunks_exact(SIDES)) {
            for i in 0..SIDES {
                let (sine, cosine) = sin_cos_of_half(deviations[i]);
                let weighted = 2.0 * weights[i] * sine;
                sums[0][i].add(weighted * cosine);
                sums[1][i].add(weighted * sine);
            }
        }
    }
    (weight_sums, sums)
}

impl<F: Float> Lane<'_, F> {
    fn piece(&self, number: usize) -> Self {
        let (from, to) = (number * PIECE, ((number + 1) * PIECE).min(self.angles.len()));
        Self { angles: &self.angles[from..to], weights: self.weights.map(|weights| &weights[from..to]) }
    }
}
