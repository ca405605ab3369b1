//! Sums over angles about a pivot, and those that the mean direction and the circular variance are made of.

use super::observations::angles::Lane;
use crate::scalar::float::Float;
use crate::simd::level;
use crate::special::fixed::sin_cos_of_half;
use crate::special::pivot::Pivot;
use crate::special::sum::Sum;
use fearless_simd::dispatch;
use rayon::prelude::*;

/// Angles that are summed in one go; the sums of such pieces are added in their order, for any number of threads.
const PIECE: usize = 8192;
/// Angles that go through the steps together.
const LANES: usize = 64;
/// Sums that grow side by side in a piece.
const SIDES: usize = 16;

/// Σ w and Σ w f(x − pivot), for functions f that are 0 at 0.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Totals<const K: usize> {
    pub(crate) weight: Sum,
    pub(crate) values: [Sum; K],
}

impl<const K: usize> Totals<K> {
    /// The totals of a lane, piece by piece.
    pub(crate) fn new<F: Float>(lane: Lane<'_, F>, pivot: Pivot, f: impl Fn(f64) -> [f64; K] + Copy + Sync) -> Self {
        let pieces = lane.angles.len().div_ceil(PIECE);
        let piece = |i| Self::of_piece(lane.piece(i), pivot, f);
        let mut totals = Self { weight: Sum::default(), values: [Sum::default(); K] };
        if pieces <= 1 || rayon::current_num_threads() == 1 {
            (0..pieces).map(piece).for_each(|of_piece| totals.add(of_piece));
        } else {
            let of_pieces: Vec<_> = (0..pieces).into_par_iter().map(piece).collect();
            of_pieces.into_iter().for_each(|of_piece| totals.add(of_piece));
        }
        totals
    }

    fn of_piece<F: Float>(lane: Lane<'_, F>, pivot: Pivot, f: impl Fn(f64) -> [f64; K] + Copy) -> Self {
        let (weight, values) = dispatch!(level::current(), _simd => sides_of(lane, pivot, f));
        let weight = if lane.weights.is_some() { weight.total() } else { Sum::new(lane.angles.len() as f64) };
        Self { weight, values: values.map(Sides::total) }
    }

    fn add(&mut self, other: Self) {
        self.weight.merge(other.weight);
        self.values.iter_mut().zip(other.values).for_each(|(sum, other)| sum.merge(other));
    }

    /// The means of the functions.
    pub(crate) fn means(&self) -> [f64; K] {
        self.values.map(|sum| sum.value() / self.weight.value())
    }
}

/// The totals of a piece; the weight only where it is given.
#[inline(always)]
fn sides_of<F: Float, const K: usize>(
    lane: Lane<'_, F>,
    pivot: Pivot,
    f: impl Fn(f64) -> [f64; K] + Copy,
) -> (Sides, [Sides; K]) {
    let (mut deviations, mut weights) = ([0.0; LANES], [1.0; LANES]);
    let (mut weight, mut sums) = (Sides::default(), [Sides::default(); K]);
    for (start, angles) in (0..).step_by(LANES).zip(lane.angles.chunks(LANES)) {
        pivot.deviations(angles, &mut deviations);
        deviations[angles.len()..].fill(0.0); // where every function is 0
        if let Some(given) = lane.weights {
            weights.fill(0.0);
            for (slot, &given) in weights.iter_mut().zip(&given[start..start + angles.len()]) {
                *slot = given.to_f64();
            }
            for weights in weights.as_chunks().0 {
                weight.add(weights);
            }
        }
        for (deviations, weights) in deviations.as_chunks::<SIDES>().0.iter().zip(weights.as_chunks::<SIDES>().0) {
            let mut terms = [[0.0; SIDES]; K];
            for i in 0..SIDES {
                let values = f(deviations[i]);
                for k in 0..K {
                    terms[k][i] = weights[i] * values[k];
                }
            }
            for (sum, terms) in sums.iter_mut().zip(&terms) {
                sum.add(terms);
            }
        }
    }
    (weight, sums)
}

/// Compensated sums side by side, as `Sum`, in the layout that vectors need.
#[derive(Clone, Copy, Debug, Default)]
struct Sides {
    high: [f64; SIDES],
    low: [f64; SIDES],
}

impl Sides {
    #[inline(always)]
    fn add(&mut self, terms: &[f64; SIDES]) {
        for ((high, low), &term) in self.high.iter_mut().zip(&mut self.low).zip(terms) {
            let mut sum = Sum::from_parts(*high, *low);
            sum.add(term);
            (*high, *low) = sum.parts();
        }
    }

    fn total(self) -> Sum {
        let mut total = Sum::default();
        self.high.into_iter().zip(self.low).for_each(|(high, low)| total.merge(Sum::from_parts(high, low)));
        total
    }
}

impl<F: Float> Lane<'_, F> {
    /// The number of the first angle that has a weight.
    fn first_in_use(&self) -> usize {
        self.weights.and_then(|weights| weights.iter().position(|&weight| weight > F::zero())).unwrap_or(0)
    }

    fn piece(&self, number: usize) -> Self {
        let (from, to) = (number * PIECE, ((number + 1) * PIECE).min(self.angles.len()));
        Self { angles: &self.angles[from..to], weights: self.weights.map(|weights| &weights[from..to]) }
    }
}

/// Totals of sin(x − pivot) and 2 sin²((x − pivot)/2).
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sums {
    pivot: Pivot,
    totals: Totals<2>,
}

#[inline(always)]
fn sine_and_versine(deviation: f64) -> [f64; 2] {
    let (sine, cosine) = sin_cos_of_half(deviation);
    [2.0 * sine * cosine, 2.0 * sine * sine]
}

impl Sums {
    /// The sums about a pivot that is given.
    pub(crate) fn about<F: Float>(pivot: Pivot, lane: Lane<'_, F>) -> Self {
        Self { pivot, totals: Totals::new(lane, pivot, sine_and_versine) }
    }

    /// The sums about a pivot so near the mean that they lose no digit of the circular variance.
    pub(crate) fn new<F: Float>(lane: Lane<'_, F>) -> Self {
        let start = lane.first_in_use();
        let first = lane.piece(start / PIECE);
        let pivot = Pivot::from_angle(lane.angles.get(start).map_or(0.0, |&angle| angle.to_f64()));
        let mut sums = Self::about(pivot, first);
        if lane.angles.len() > PIECE {
            sums = Self::about(sums.direction(), lane);
        }
        // Sorted angles, or an outlier in a short lane: the pivot was no mean.
        if sums.loses() { Self::about(sums.direction(), lane) } else { sums }
    }

    /// These sums and others, about the pivot of the heavier ones or, where it is no mean of both, about the mean.
    pub(crate) fn merged(self, other: Self) -> Self {
        let (heavy, light) = if self.weight() >= other.weight() { (self, other) } else { (other, self) };
        let mut sums = heavy;
        sums.totals.add(light.about_pivot(heavy.pivot).totals);
        if sums.loses() {
            let mean = sums.direction();
            sums = heavy.about_pivot(mean);
            sums.totals.add(light.about_pivot(mean).totals);
        }
        sums
    }

    /// The same about another pivot. With d the deviations and t the turn, sin(d + t) = sin d + sin t − v(d) sin t −
    /// sin d v(t) and v(d + t) = v(d) + v(t) − v(d) v(t) + sin d sin t, where v is the versine.
    fn about_pivot(self, pivot: Pivot) -> Self {
        let turn = self.pivot.minus(pivot);
        let [sine_of_turn, versine_of_turn] = sine_and_versine(turn);
        let [sine, versine] = self.totals.values.map(Sum::value);
        let cosine = self.weight() - versine;
        let values = [
            Sum::new(sine * (1.0 - versine_of_turn) + cosine * sine_of_turn),
            Sum::new(versine + (cosine * versine_of_turn + sine * sine_of_turn)),
        ];
        Self { pivot, totals: Totals { weight: self.totals.weight, values } }
    }

    /// The total weight; the number of angles where they have none.
    pub(crate) fn weight(self) -> f64 {
        self.totals.weight.value()
    }

    /// The mean direction, as a pair that is not reduced.
    pub(crate) fn direction(self) -> Pivot {
        let [sine, versine] = self.totals.means();
        self.pivot.turned(sine.atan2(1.0 - versine))
    }

    /// The means of 1 − cos(x − pivot) and of cos(x − pivot).
    pub(crate) fn versine_and_cosine(self) -> (f64, f64) {
        let [_, versine] = self.totals.values;
        let mut cosine = self.totals.weight;
        cosine.add(-versine.value());
        (versine.value() / self.weight(), cosine.value() / self.weight())
    }

    /// 1 − R in [0, 1], R the length of the mean of the unit vectors.
    pub(crate) fn variance(self) -> f64 {
        (self.shortfall() / (1.0 + self.resultant_length())).min(1.0)
    }

    /// R in [0, 1].
    pub(crate) fn resultant_length(self) -> f64 {
        let ([sine, _], (_, cosine)) = (self.totals.means(), self.versine_and_cosine());
        sine.hypot(cosine).min(1.0)
    }

    /// 1 − R² = v (2 − v) − s² from the means s and v.
    fn shortfall(self) -> f64 {
        let [sine, versine] = self.totals.means();
        (versine * (2.0 - versine) - sine * sine).max(0.0)
    }

    /// Whether the difference in [`shortfall`](Self::shortfall) cancels.
    fn loses(self) -> bool {
        let [_, versine] = self.totals.means();
        versine * (2.0 - versine) > 1.5 * self.shortfall()
    }
}
