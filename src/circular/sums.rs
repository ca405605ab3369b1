//! The sums that the mean direction and the circular variance are computed from.

use super::observations::lane::Lane;
use super::totals::Totals;
use crate::scalar::float::Float;
use crate::simd::level;
use crate::special::pivot::Pivot;
use crate::special::polar::{direction, length, sin_cos_of_half};
use crate::special::sum::Sum;
use fearless_simd::dispatch;

/// Σ w, Σ w sin(x − pivot) and Σ w 2 sin²((x − pivot)/2).
///
/// The second function is the versine, 1 − cos. With a pivot near the mean direction nothing cancels in its sum,
/// however close the angles are.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sums {
    pub(super) pivot: Pivot,
    pub(super) totals: Totals<2>,
}

#[inline(always)]
fn sine_and_versine(deviation: f64) -> [f64; 2] {
    let (sine, cosine) = sin_cos_of_half(deviation);
    let twice = sine + sine;
    [twice * cosine, twice * sine]
}

/// Angles from which the mean direction of a lane is guessed.
pub(super) const GUESSED_FROM: usize = 16;

/// Variance of numbers, in square radians, from which on angles are too spread for their sums to cancel.
const SPREAD: f64 = 1.5;

/// Returns the indices of angles spread evenly over `count`.
#[inline(always)]
pub(super) fn guessed_from(count: u64) -> impl Iterator<Item = u64> {
    const FEW: u64 = GUESSED_FROM as u64; // a constant, by which divisions are shifts
    let spread = move |number| count / FEW * number + count % FEW * number / FEW;
    (0..count.min(FEW)).map(move |number| if count < FEW { number } else { spread(number) })
}

/// Angles and their weights; weights of 0 where there are fewer.
pub(super) struct Sample {
    pub(super) angles: [f64; GUESSED_FROM],
    pub(super) weights: [f64; GUESSED_FROM],
}

impl Sample {
    /// Returns the pivot turned to the mean of the angles, as if their deviations were numbers; `extra` is the weight of
    /// one more angle at the pivot.
    ///
    /// It stays where their variance says that R is so small that nothing cancels: sums about one of the angles may be
    /// exact.
    #[inline(always)]
    pub(super) fn guess(&self, pivot: Pivot, extra: f64) -> Pivot {
        let mut deviations = [0.0; GUESSED_FROM];
        pivot.deviations(&self.angles, &mut deviations);
        let mut terms = [[0.0; GUESSED_FROM]; 3];
        for i in 0..GUESSED_FROM {
            let turn = self.weights[i] * deviations[i];
            (terms[0][i], terms[1][i], terms[2][i]) = (self.weights[i], turn, turn * deviations[i]);
        }
        let (weight, turns, squares) = (folded(terms[0]), folded(terms[1]), folded(terms[2]));
        let total = weight + extra;
        let turn = turns / total;
        if squares - turns * turn < SPREAD * total { pivot.turned(turn) } else { pivot }
    }
}

/// Adds numbers up: the second half to the first, until one is left.
#[inline(always)]
fn folded(mut terms: [f64; GUESSED_FROM]) -> f64 {
    let mut half = GUESSED_FROM / 2;
    while half > 0 {
        for i in 0..half {
            terms[i] += terms[i + half];
        }
        half /= 2;
    }
    terms[0]
}

/// Returns an angle not far from the mean direction.
///
/// It starts from the heaviest angle: if that outweighs all others by far, the mean is nearer to it than any sum of two
/// doubles that was computed elsewhere.
#[inline(always)]
fn start<F: Float>(lane: Lane<'_, F>) -> Pivot {
    let heaviest = lane.heaviest();
    let pivot = Pivot::from_angle(lane.angles.get(heaviest).map_or(0.0, |&angle| angle.to_f64()));
    let mut sample = Sample { angles: [pivot.head; GUESSED_FROM], weights: [0.0; GUESSED_FROM] };
    for (slot, index) in guessed_from(lane.angles.len() as u64).enumerate() {
        let index = index as usize;
        sample.angles[slot] = lane.angles[index].to_f64();
        sample.weights[slot] = lane.weights.map_or(1.0, |weights| weights[index]);
    }
    sample.guess(pivot, lane.weights.map_or(0.0, |weights| weights[heaviest]))
}

impl Sums {
    /// Computes the sums about a pivot so near the mean direction that the circular variance loses no digits.
    pub(crate) fn new<F: Float>(lane: Lane<'_, F>) -> Self {
        let about = |pivot| Self::with_pivot(pivot, lane);
        about(start(lane)).refined(about)
    }

    /// Computes the sums of many lanes of at most a piece, each the same to the byte as [`new`](Self::new).
    ///
    /// Each step is taken for all lanes before the next, so that the processor need not wait for the steps of one.
    pub(super) fn of_short_lanes<F: Float>(lanes: &[Lane<'_, F>], sums: &mut [Self]) {
        dispatch!(level::current(), _simd => {
            for (sums, &lane) in sums.iter_mut().zip(lanes) {
                *sums = Self::empty(start(lane));
            }
            for (sums, &lane) in sums.iter_mut().zip(lanes) {
                sums.totals.add(Totals::of_piece(lane, sums.pivot, sine_and_versine));
            }
        });
        for (sums, &lane) in sums.iter_mut().zip(lanes) {
            *sums = sums.refined(|pivot| Self::with_pivot(pivot, lane));
        }
    }

    /// Replaces the sums by those about their own mean direction where the pivot is far from it; `about` computes these.
    #[inline]
    pub(super) fn refined(self, about: impl FnOnce(Pivot) -> Self) -> Self {
        if self.cancels() { about(self.direction()) } else { self }
    }

    /// Computes the sums about the given pivot.
    pub(crate) fn with_pivot<F: Float>(pivot: Pivot, lane: Lane<'_, F>) -> Self {
        Self { pivot, totals: Totals::new(lane, pivot, sine_and_versine) }
    }

    /// Returns the sums of no angles about a pivot.
    #[inline]
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
    #[inline]
    pub(crate) fn weight(self) -> f64 {
        self.totals.weight.value()
    }

    /// Returns the mean direction, not reduced to one turn.
    #[inline]
    pub(crate) fn direction(self) -> Pivot {
        let [sine, versine] = self.totals.means();
        self.pivot.turned(direction(1.0 - versine, sine))
    }

    /// Returns the means of 1 − cos(x − pivot) and of cos(x − pivot).
    #[inline]
    pub(crate) fn mean_versine_and_cosine(self) -> (f64, f64) {
        let [_, versine] = self.totals.values;
        let mut cosine = self.totals.weight;
        cosine.add(-versine.value());
        (versine.value() / self.weight(), cosine.value() / self.weight())
    }

    /// Returns the circular variance 1 − R, in [0, 1].
    pub(crate) fn variance(self) -> f64 {
        self.variance_and_length().0
    }

    /// Returns R, the length of the mean of the unit vectors, in [0, 1].
    pub(crate) fn resultant_length(self) -> f64 {
        self.variance_and_length().1
    }

    /// Returns 1 − R and R, each with all its digits: with s, v and c the mean sine, versine and cosine, R − c is
    /// s²/(R + c).
    #[inline]
    pub(crate) fn variance_and_length(self) -> (f64, f64) {
        let ([sine, versine], (_, cosine)) = (self.totals.means(), self.mean_versine_and_cosine());
        let length = length(sine, cosine).min(1.0);
        let variance = if cosine > 0.0 { versine - sine * sine / (length + cosine) } else { 1.0 - length };
        (variance.clamp(0.0, 1.0), length)
    }

    /// Returns 1 − R² = v (2 − v) − s², where s and v are the mean sine and versine.
    #[inline]
    fn one_minus_squared_length(self) -> f64 {
        let [sine, versine] = self.totals.means();
        (versine * (2.0 - versine) - sine * sine).max(0.0)
    }

    /// Returns whether the difference v (2 − v) − s² cancels, so that another pivot is needed.
    #[inline]
    fn cancels(self) -> bool {
        let [_, versine] = self.totals.means();
        versine * (2.0 - versine) > 1.5 * self.one_minus_squared_length()
    }
}
