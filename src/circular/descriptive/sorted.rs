//! Angles sorted around the circle.

use crate::circular::observations::lane::Lane;
use crate::circular::sums::Sums;
use crate::error::Result;
use crate::memory::alloc::{push, reserved};
use crate::memory::blocks::BLOCK;
use crate::scalar::float::Float;
use crate::special::pivot::Pivot;
use crate::special::sum::Sum;
use rayon::prelude::*;
use std::f64::consts::{PI, TAU};

/// Mean distances with a relative difference below this count as equal.
const TIE: f64 = 1e-12;
/// Angles within this distance, in radians, of the point opposite to a median count as opposite.
const OPPOSITE: f64 = 1e-14;
/// Mean resultant lengths below this are those of angles without a mean direction. At this length rounding turns the
/// mean direction by up to 1e-6.
const NO_DIRECTION: f64 = 1e-9;
/// Distances from a direction, in radians, that differ by less count as equal.
const AS_NEAR: f64 = 2e-6;

/// Deviations from a pivot in ascending order, with running totals.
#[derive(Debug)]
pub(crate) struct Sorted {
    pivot: Pivot,
    /// The deviation of the direction that decides between angles of the same mean distance: the mean direction, or 0
    /// if there is none.
    reference: f64,
    deviations: Vec<f64>,
    /// Σ w and Σ w d of the deviations before each, and of all at the end.
    before: Vec<(f64, f64)>,
}

impl Sorted {
    /// Sorts angles by their deviations from the mean direction, so that angles close together keep their digits.
    pub(crate) fn new<F: Float>(lane: Lane<'_, F>) -> Result<Self> {
        let sums = Sums::new(lane);
        let pivot = sums.direction();
        let reference = if sums.resultant_length() < NO_DIRECTION { pivot.deviation(0.0) } else { 0.0 };
        Ok(Self { reference, ..Self::with_pivot(pivot, lane)? })
    }

    /// Sorts angles by their deviations from the pivot; angles of weight 0 are left out.
    pub(crate) fn with_pivot<F: Float>(pivot: Pivot, lane: Lane<'_, F>) -> Result<Self> {
        let (mut pairs, count) = reserved(&[lane.angles.len()])?;
        let weight = |i: usize| lane.weights.map_or(1.0, |weights| weights[i]);
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
        // In the memory of the pairs: fresh memory would make the median of many angles a fifth slower.
        let deviations = pairs.into_iter().map(|(deviation, _)| deviation).collect();
        Ok(Self { pivot, reference: 0.0, deviations, before })
    }

    /// Returns the deviations in (−π, π]: those that are −π up to rounding become π, at the end.
    pub(crate) fn with_opposite_last(self) -> Vec<f64> {
        let mut deviations = self.deviations;
        let opposite = deviations.partition_point(|&deviation| deviation < -PI + OPPOSITE);
        deviations[..opposite].iter_mut().for_each(|deviation| *deviation += TAU);
        deviations.rotate_left(opposite);
        deviations
    }

    /// Returns the length of the shortest arc that contains all angles.
    pub(crate) fn range(&self) -> f64 {
        let gaps = self.deviations.windows(2).map(|pair| pair[1] - pair[0]);
        let span = self.deviations.last().zip(self.deviations.first()).map_or(0.0, |(last, first)| last - first);
        let widest = gaps.fold(0.0, f64::max);
        if widest > TAU - span { TAU - widest } else { span }
    }

    /// Returns the circular mean of the angles with the least mean distance from all, if it has that distance too;
    /// otherwise the one of them that is nearest to the mean direction.
    ///
    /// # Errors
    /// If memory cannot hold them: on a uniform grid they are all angles.
    pub(crate) fn median(&self) -> Result<Pivot> {
        let (best, least) = self.minimisers()?;
        let mean = mean_deviation(&best).filter(|&mean| self.distance_at(mean) <= least * (1.0 + 2.0 * TIE));
        Ok(self.pivot.turned(mean.unwrap_or_else(|| self.nearest(&best))))
    }

    /// Returns the deviations of the angles with the least mean distance from all, in ascending order, and the
    /// distance.
    fn minimisers(&self) -> Result<(Vec<f64>, f64)> {
        let (mut best, mut least) = (Vec::new(), f64::INFINITY);
        for (deviation, distance) in self.minima() {
            if distance < least * (1.0 - TIE) {
                best.clear();
            }
            if distance <= least * (1.0 + TIE) {
                push(&mut best, deviation)?;
                least = least.min(distance);
            }
        }
        best.dedup();
        Ok((best, least))
    }

    /// Returns the deviation that is nearest to the reference; of two that are as near, the one clockwise of it.
    fn nearest(&self, deviations: &[f64]) -> f64 {
        let offset = |deviation: f64| turned_once(deviation - self.reference);
        let least = deviations.iter().map(|&deviation| offset(deviation).abs()).fold(f64::INFINITY, f64::min);
        let near = deviations.iter().copied().filter(|&deviation| offset(deviation).abs() <= least + AS_NEAR);
        near.min_by(|&a, &b| offset(a).total_cmp(&offset(b))).unwrap_or(0.0)
    }

    /// Returns the local minima of the mean distance and the distances there.
    ///
    /// The minima are at angles, where the slope of the mean distance changes its sign.
    fn minima(&self) -> impl Iterator<Item = (f64, f64)> + '_ {
        let total = self.weight(0, self.deviations.len());
        let slack = 4.0 * f64::EPSILON * total; // for the rounding of weights that are not integers
        self.deviations
            .iter()
            .scan(HalfCircles::default(), move |halves, &here| {
                halves.advance(here, &self.deviations);
                let HalfCircles { low, equal, after, high } = *halves;
                // Moving on, angles on the half circle ahead come nearer and all others go farther; moving back is the
                // reverse.
                let (behind, ahead) = (self.weight(low, equal), self.weight(after, high));
                let (before, beyond) = (self.weight(0, low), self.weight(high, self.deviations.len()));
                let is_least = total - 2.0 * (ahead + before) >= -slack && total - 2.0 * (behind + beyond) >= -slack;
                Some(is_least.then(|| (here, self.distance(here, *halves) / total)))
            })
            .flatten()
    }

    /// Returns the mean distance from a deviation that need not be that of an angle.
    fn distance_at(&self, deviation: f64) -> f64 {
        let (here, mut halves) = (turned_once(deviation), HalfCircles::default());
        halves.advance(here, &self.deviations);
        self.distance(here, halves) / self.weight(0, self.deviations.len())
    }

    /// Returns Σ w min(|d − here|, 2π − |d − here|).
    fn distance(&self, here: f64, HalfCircles { low, equal, high, .. }: HalfCircles) -> f64 {
        let above = |from: usize, to: usize| self.moment(from, to) - here * self.weight(from, to); // Σ w (d − here)
        let far = TAU * (self.weight(0, low) + self.weight(high, self.deviations.len()));
        above(equal, high) - above(low, equal) + (far + above(0, low) - above(high, self.deviations.len()))
    }

    /// Returns Σ w of the deviations at `from..to`.
    fn weight(&self, from: usize, to: usize) -> f64 {
        self.before[to].0 - self.before[from].0
    }

    /// Returns Σ w d of the deviations at `from..to`.
    fn moment(&self, from: usize, to: usize) -> f64 {
        self.before[to].1 - self.before[from].1
    }
}

/// Returns the circular mean of deviations, unless they cancel.
fn mean_deviation(deviations: &[f64]) -> Option<f64> {
    let &first = deviations.first()?;
    let from_first = deviations.iter().map(|deviation| (deviation - first).sin_cos());
    let (sine, cosine) = from_first.fold((0.0, 0.0), |(s, c), (sine, cosine)| (s + sine, c + cosine));
    let is_determined = f64::hypot(sine, cosine) >= NO_DIRECTION * deviations.len() as f64;
    is_determined.then(|| first + f64::atan2(sine, cosine))
}

/// Returns a deviation less than a turn away from [−π, π] in it.
fn turned_once(deviation: f64) -> f64 {
    if deviation.abs() > PI { deviation - TAU.copysign(deviation) } else { deviation }
}

/// The half circles on either side of one deviation: those at `low..high` are within π of it, and those at
/// `equal..after` are equal to it.
#[derive(Clone, Copy, Debug, Default)]
struct HalfCircles {
    low: usize,
    equal: usize,
    after: usize,
    high: usize,
}

impl HalfCircles {
    /// Moves on to the deviation `here`, which must not be less than the last one.
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
