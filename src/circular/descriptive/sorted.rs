//! Angles in the order in which they lie around the circle.

use crate::circular::observations::angles::Lane;
use crate::circular::sums::Sums;
use crate::error::Result;
use crate::memory::alloc::reserved;
use crate::memory::blocks::BLOCK;
use crate::scalar::float::Float;
use crate::special::pivot::Pivot;
use crate::special::sum::Sum;
use rayon::prelude::*;
use std::f64::consts::{PI, TAU};

/// Mean distances that differ by less than this part of themselves belong to equally good medians.
const TIE: f64 = 1e-12;
/// Angles this close to the antipode of a median, in radians, are opposite to it.
const OPPOSITE: f64 = 1e-14;

/// Deviations from a pivot in rising order, and the weight of what lies before each and, at the end, of all.
#[derive(Debug)]
pub(crate) struct Sorted {
    pivot: Pivot,
    deviations: Vec<f64>,
    /// Σ w and Σ w d of the deviations before each.
    before: Vec<(f64, f64)>,
}

impl Sorted {
    /// About the mean direction, so that angles close together keep their digits.
    pub(crate) fn of<F: Float>(lane: Lane<'_, F>) -> Result<Self> {
        Self::about(Sums::new(lane).direction(), lane)
    }

    /// About a pivot that is given; angles without weight are left out.
    pub(crate) fn about<F: Float>(pivot: Pivot, lane: Lane<'_, F>) -> Result<Self> {
        let (mut pairs, count) = reserved(&[lane.angles.len()])?;
        let weight = |i: usize| lane.weights.map_or(1.0, |weights| weights[i].to_f64());
        pairs.extend((0..count).map(|i| (pivot.deviation(lane.angles[i].to_f64()), weight(i))));
        pairs.retain(|&(_, weight)| weight > 0.0);
        let order = |a: &(f64, f64), b: &(f64, f64)| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1));
        if count > BLOCK {
            pairs.par_sort_unstable_by(order)
        } else {
            pairs.sort_unstable_by(order)
        }
        let (mut before, _) = reserved(&[count + 1])?;
        before.push((0.0, 0.0));
        before.extend(pairs.iter().scan([Sum::default(); 2], |[total, moment], &(deviation, weight)| {
            total.add(weight);
            moment.add(weight * deviation);
            Some((total.value(), moment.value()))
        }));
        let deviations = pairs.into_iter().map(|(deviation, _)| deviation).collect();
        Ok(Self { pivot, deviations, before })
    }

    /// The deviations from −π to π, where those of −π, to rounding, have become π.
    pub(crate) fn with_opposite_last(self) -> Vec<f64> {
        let mut deviations = self.deviations;
        let opposite = deviations.partition_point(|&deviation| deviation < -PI + OPPOSITE);
        deviations[..opposite].iter_mut().for_each(|deviation| *deviation += TAU);
        deviations.rotate_left(opposite);
        deviations
    }

    /// The length of the shortest arc that holds all.
    pub(crate) fn range(&self) -> f64 {
        let gaps = self.deviations.windows(2).map(|pair| pair[1] - pair[0]);
        let span = self.deviations.last().zip(self.deviations.first()).map_or(0.0, |(last, first)| last - first);
        let widest = gaps.fold(0.0, f64::max);
        if widest > TAU - span { TAU - widest } else { span }
    }

    /// The circular mean of the angles with the least mean distance from all.
    pub(crate) fn median(&self) -> Pivot {
        let (mut best, mut least) = (Vec::new(), f64::INFINITY);
        for (deviation, distance) in self.turning_points() {
            if distance < least * (1.0 - TIE) {
                best.clear();
            }
            if distance <= least * (1.0 + TIE) {
                best.push(deviation);
                least = least.min(distance);
            }
        }
        best.dedup();
        let first = best.first().map_or(0.0, |&deviation| deviation);
        let from_first = best.iter().map(|deviation| (deviation - first).sin_cos());
        let (sine, cosine) = from_first.fold((0.0, 0.0), |(s, c), (sine, cosine)| (s + sine, c + cosine));
        self.pivot.turned(first + f64::atan2(sine, cosine))
    }

    /// The local minima of the mean distance, which are angles where its slope changes sign, and that distance.
    fn turning_points(&self) -> impl Iterator<Item = (f64, f64)> + '_ {
        let total = self.weight(0, self.deviations.len());
        let slack = 4.0 * f64::EPSILON * total; // of weights that are not integers
        self.deviations
            .iter()
            .scan(Within::default(), move |within, &here| {
                within.advance(here, &self.deviations);
                let Within { low, equal, after, high } = *within;
                // The slope turning back and turning on: all that is not on the half circle ahead gets farther.
                let (behind, ahead) = (self.weight(low, equal), self.weight(after, high));
                let (before, beyond) = (self.weight(0, low), self.weight(high, self.deviations.len()));
                let is_least = total - 2.0 * (ahead + before) >= -slack && total - 2.0 * (behind + beyond) >= -slack;
                Some(is_least.then(|| (here, self.distance(here, *within) / total)))
            })
            .flatten()
    }

    /// Σ w min(|d − here|, 2π − |d − here|).
    fn distance(&self, here: f64, Within { low, equal, high, .. }: Within) -> f64 {
        let above = |from: usize, to: usize| self.moment(from, to) - here * self.weight(from, to); // Σ w (d − here)
        let far = TAU * (self.weight(0, low) + self.weight(high, self.deviations.len()));
        above(equal, high) - above(low, equal) + (far + above(0, low) - above(high, self.deviations.len()))
    }

    fn weight(&self, from: usize, to: usize) -> f64 {
        self.before[to].0 - self.before[from].0
    }

    fn moment(&self, from: usize, to: usize) -> f64 {
        self.before[to].1 - self.before[from].1
    }
}

/// Deviations at `low..high` lie within π of one of them, and those at `equal..after` are equal to it.
#[derive(Clone, Copy, Debug, Default)]
struct Within {
    low: usize,
    equal: usize,
    after: usize,
    high: usize,
}

impl Within {
    /// Moves on to the next one in rising order.
    fn advance(&mut self, here: f64, deviations: &[f64]) {
        let skip = |from: &mut usize, passed: &dyn Fn(f64) -> bool| {
            while deviations.get(*from).is_some_and(|&deviation| passed(deviation)) {
                *from += 1;
            }
        };
        skip(&mut self.low, &|deviation| deviation < here - PI);
        skip(&mut self.equal, &|deviation| deviation < here);
        skip(&mut self.after, &|deviation| deviation <= here);
        skip(&mut self.high, &|deviation| deviation <= here + PI);
    }
}
