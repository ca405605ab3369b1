//! Deviations of angles from a pivot, modulo the real 2π, accurate even where the two are close.

use super::angle::{TAU_LO, reduce, reduce_pair, two_sum, wrap};
use super::fixed::ROUNDER;
use crate::scalar::float::Float;
use std::f64::consts::{FRAC_1_PI, PI, TAU};

/// An angle as an unevaluated sum of two doubles, so that a mean is known beyond the precision of one.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Pivot {
    pub(crate) head: f64,
    pub(crate) rest: f64,
}

/// 2π in three parts; the first two have 33 bits, so that their products with 2²⁰ turns are exact.
const TURN: [f64; 3] =
    [f64::from_bits(0x4019_21FB_5440_0000), f64::from_bits(0x3DF0_B461_1A60_0000), 8.089_064_995_183_803e-21];
/// Differences up to this many radians are at most one turn outside [−PI, PI].
const ONE_TURN: f64 = 9.0;
/// Differences up to this many radians are below 2²⁰ turns.
const NEAR: f64 = 6e6;
/// Angles beyond this are reduced first: otherwise a rotation would change only the rest.
const LARGE: f64 = 1e12;

impl Pivot {
    pub(crate) fn new(head: f64) -> Self {
        Self { head, rest: 0.0 }
    }

    /// Returns a pivot that can be turned accurately, equal to the angle modulo 2π.
    #[inline]
    pub(crate) fn from_angle(angle: f64) -> Self {
        let (head, rest) = if angle.abs() < LARGE { (angle, 0.0) } else { reduce_pair(angle) };
        Self { head, rest }
    }

    /// Returns the pivot turned by an angle.
    #[inline]
    pub(crate) fn turned(self, by: f64) -> Self {
        let (head, rest) = two_sum(self.head, by);
        let (head, rest) = two_sum(head, rest + self.rest);
        Self { head, rest }
    }

    /// Returns the pivot wrapped into [−PI, PI) of a type.
    #[inline]
    pub(crate) fn wrapped<F: Float>(self) -> F {
        let angle = F::from_f64(wrap(reduce(self.head), self.rest));
        if angle < F::PI() { angle } else { -F::PI() }
    }

    /// Returns x minus the pivot in [−PI, PI], with a relative error of 2⁻⁵².
    #[inline(always)]
    pub(crate) fn deviation(self, x: f64) -> f64 {
        match (x - self.head).abs() {
            distance if distance <= ONE_TURN => self.near_deviation(x),
            distance if distance <= NEAR => self.reduced_deviation(x),
            _ => self.far_deviation(x),
        }
    }

    /// Returns the pivot minus another, in [−PI, PI].
    pub(crate) fn minus(self, other: Self) -> f64 {
        Self { rest: other.rest - self.rest, ..other }.deviation(self.head)
    }

    /// Computes the deviations of many angles, the same to the byte as [`deviation`](Self::deviation).
    ///
    /// Each loop serves angles further from the pivot than the one before it, and takes longer.
    #[inline(always)]
    pub(crate) fn deviations<F: Float>(self, xs: &[F], deviations: &mut [f64]) {
        let mut is_within = [true; 3];
        for (slot, &x) in deviations.iter_mut().zip(xs) {
            let difference = x.to_f64() - self.head;
            *slot = self.direct_deviation(difference);
            is_within[0] &= difference.abs() <= PI;
        }
        if is_within[0] {
            return;
        }
        for (slot, &x) in deviations.iter_mut().zip(xs) {
            *slot = self.near_deviation(x.to_f64());
            is_within[1] &= (x.to_f64() - self.head).abs() <= ONE_TURN;
        }
        if is_within[1] {
            return;
        }
        for (slot, &x) in deviations.iter_mut().zip(xs) {
            let (x, near) = (x.to_f64(), *slot);
            let distance = (x - self.head).abs();
            *slot = if distance <= ONE_TURN { near } else { self.reduced_deviation(x) };
            is_within[2] &= distance <= NEAR;
        }
        if !is_within[2] {
            for (slot, &x) in deviations.iter_mut().zip(xs) {
                *slot = self.deviation(x.to_f64());
            }
        }
    }

    /// Returns the deviation of an angle whose rounded difference from the head is in [−PI, PI]. Where the rest is not
    /// negligible, the difference is exact.
    #[inline(always)]
    fn direct_deviation(self, difference: f64) -> f64 {
        (difference - self.rest).clamp(-PI, PI)
    }

    /// Takes off one turn where the difference needs it: the subtraction of TAU is exact.
    #[inline(always)]
    fn near_deviation(self, x: f64) -> f64 {
        let (sum, error) = two_sum(x, -self.head);
        let turned = (sum - TAU.copysign(sum)) + ((error - self.rest) - TAU_LO.copysign(sum));
        if sum.abs() <= PI { self.direct_deviation(sum) } else { turned.clamp(-PI, PI) }
    }

    /// Reduces as Cody & Waite: every difference before the last is exact where it cancels.
    #[inline(always)]
    fn reduced_deviation(self, x: f64) -> f64 {
        let (sum, error) = two_sum(x, -self.head);
        let turns = ((sum - self.rest) * (0.5 * FRAC_1_PI) + ROUNDER) - ROUNDER;
        let (high, low) = two_sum(sum - turns * TURN[0], -(turns * TURN[1]));
        let rest = (error - self.rest) + (low - turns * TURN[2]);
        let deviation = high + rest;
        // Of nearly opposite angles the rounded quotient may be one turn off.
        let turned = (high - TAU.copysign(high)) + (rest - TAU_LO.copysign(high));
        (if deviation.abs() > PI { turned } else { deviation }).clamp(-PI, PI)
    }

    #[cold]
    fn far_deviation(self, x: f64) -> f64 {
        let ((x, x_rest), (head, head_rest)) = (reduce_pair(x), reduce_pair(self.head));
        Self { head, rest: (head_rest + self.rest) - x_rest }.reduced_deviation(x)
    }
}

#[cfg(test)]
mod tests {
    use super::Pivot;
    use crate::key::key::Key;
    use ndarray::Array1;
    use std::f64::consts::PI;

    /// Angles near the pivot, within a turn, within 2²⁰ turns and far away, by themselves and among others.
    #[test]
    fn deviations_of_many_angles_are_those_of_each() {
        let pivot = Pivot { head: 3.0, rest: 1e-17 };
        for reach in [1e-9, 1.0, PI, 9.0, 10.0, 1e5, 1e9, 1e300] {
            let mut xs: Array1<f64> = Key::new(5).uniform_in(3.0 - reach, 3.0 + reach, 64).unwrap();
            (xs[0], xs[1], xs[2]) = (pivot.head - PI, pivot.head + PI, pivot.head);
            let mut deviations = [0.0; 64];
            pivot.deviations(&xs.to_vec(), &mut deviations);
            for (&x, deviation) in xs.iter().zip(deviations) {
                assert_eq!(deviation, pivot.deviation(x), "{x}");
                assert!(deviation.abs() <= PI, "{x}: {deviation}");
            }
        }
    }

    /// x − 3 − 1e-17 − 2π for doubles x, from mpmath 1.4.1 at 50 digits, so also where the difference all but vanishes.
    #[test]
    fn deviations_one_turn_away_agree_with_mpmath() {
        let pivot = Pivot { head: 3.0, rest: 1e-17 };
        for (x, expected) in EXPECTED {
            let deviation = pivot.deviation(x);
            assert!((deviation - expected).abs() <= 2.0 * f64::EPSILON * expected.abs(), "{x}: {deviation:e}");
        }
    }

    const EXPECTED: [(f64, f64); 7] = [
        (9.283185307179586, -2.5492935982947066e-16),
        (9.283185307179588, 1.5214274795707798e-15),
        (9.283185306179586, -1.0000003376697308e-09),
        (7.0, -2.2831853071795867),
        (11.5, 2.2168146928204133),
        (-3.5, -0.21681469282041355),
        (-0.25, 3.0331853071795867),
    ];
}
