//! The sums that the mean direction and the circular variance are computed from.

use super::observations::lane::Lane;
use super::totals::{PIECE, Totals};
use crate::scalar::float::Float;
use crate::special::fixed::sin_cos_of_half;
use crate::special::pivot::Pivot;
use crate::special::sum::Sum;

/// Σ w, Σ w sin(x − pivot) and Σ w 2 sin²((x − pivot)/2).
///
/// The second function is the versine, 1 − cos. With a pivot near the mean direction nothing cancels in its sum,
/// however close the angles are.
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
    /// Computes the sums about a pivot so near the mean direction that the circular variance loses no digits.
    ///
    /// It starts from the heaviest angle: if that outweighs all others by far, the mean is nearer to it than any sum of
    /// two doubles that was computed elsewhere.
    pub(crate) fn new<F: Float>(lane: Lane<'_, F>) -> Self {
        let start = lane.heaviest();
        let first_piece = lane.piece(start / PIECE);
        let pivot = Pivot::from_angle(lane.angles.get(start).map_or(0.0, |&angle| angle.to_f64()));
        let is_all = lane.angles.len() <= PIECE;
        Self::with_pivot(pivot, first_piece).refined(is_all, |pivot| Self::with_pivot(pivot, lane))
    }

    /// Replaces the sums of the first piece, which may be all there is, by those of all angles about a better pivot;
    /// `about` computes these about any pivot.
    pub(super) fn refined(self, is_all: bool, mut about: impl FnMut(Pivot) -> Self) -> Self {
        let sums = if is_all { self } else { about(self.direction()) };
        // The pivot was far from the mean if the angles are sorted, or if a short lane begins with an outlier.
        if sums.cancels() { about(sums.direction()) } else { sums }
    }

    /// Computes the sums about the given pivot.
    pub(crate) fn with_pivot<F: Float>(pivot: Pivot, lane: Lane<'_, F>) -> Self {
        Self { pivot, totals: Totals::new(lane, pivot, sine_and_versine) }
    }

    /// Returns the sums of no angles about a pivot.
    pub(super) fn empty(pivot: Pivot) -> Self {
        Self { pivot, totals: Totals::default() }
    }

    /// Adds the next piece of angles. From [`empty`](Self::empty) on this is [`with_pivot`](Self::with_pivot), to the
    /// byte.
    pub(super) fn add_piece<F: Float>(&mut self, piece: Lane<'_, F>) {
        self.totals.add(Totals::from_piece(piece, self.pivot, sine_and_versine));
    }

    /// Adds two sums, about the pivot of the heavier one or, where that is far from the joint mean, about the mean.
    pub(crate) fn merged(self, other: Self) -> Self {
        let (heavy, light) = if self.weight() >= other.weight() { (self, other) } else { (other, self) };
        let mut sums = heavy;
        sums.totals.add(light.moved_to(heavy.pivot).totals);
        if sums.cancels() {
            let mean = sums.direction();
            sums = heavy.moved_to(mean);
            sums.totals.add(light.moved_to(mean).totals);
        }
        sums
    }

    /// Converts the sums to another pivot.
    ///
    /// With d the deviations, t the turn and v the versine, sin(d + t) = sin d + sin t − v(d) sin t − sin d v(t) and
    /// v(d + t) = v(d) + v(t) − v(d) v(t) + sin d sin t.
    fn moved_to(self, pivot: Pivot) -> Self {
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

    /// Returns the total weight, which is the number of angles if they have no weights.
    pub(crate) fn weight(self) -> f64 {
        self.totals.weight.value()
    }

    /// Returns the mean direction, not reduced to one turn.
    pub(crate) fn direction(self) -> Pivot {
        let [sine, versine] = self.totals.means();
        self.pivot.turned(sine.atan2(1.0 - versine))
    }

    /// Returns the means of 1 − cos(x − pivot) and of cos(x − pivot).
    pub(crate) fn mean_versine_and_cosine(self) -> (f64, f64) {
        let [_, versine] = self.totals.values;
        let mut cosine = self.totals.weight;
        cosine.add(-versine.value());
        (versine.value() / self.weight(), cosine.value() / self.weight())
    }

    /// Returns the circular variance 1 − R, in [0, 1].
    pub(crate) fn variance(self) -> f64 {
        (self.one_minus_squared_length() / (1.0 + self.resultant_length())).min(1.0)
    }

    /// Returns R, the length of the mean of the unit vectors, in [0, 1].
    pub(crate) fn resultant_length(self) -> f64 {
        let ([sine, _], (_, cosine)) = (self.totals.means(), self.mean_versine_and_cosine());
        sine.hypot(cosine).min(1.0)
    }

    /// Returns 1 − R² = v (2 − v) − s², where s and v are the mean sine and versine.
    fn one_minus_squared_length(self) -> f64 {
        let [sine, versine] = self.totals.means();
        (versine * (2.0 - versine) - sine * sine).max(0.0)
    }

    /// Returns whether the difference v (2 − v) − s² cancels, so that another pivot is needed.
    fn cancels(self) -> bool {
        let [_, versine] = self.totals.means();
        versine * (2.0 - versine) > 1.5 * self.one_minus_squared_length()
    }
}
