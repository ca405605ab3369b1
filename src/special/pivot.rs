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
/// Differences up to this many radians are below 2²⁰ turns.
const NEAR: f64 = 6e6;
/// Angles beyond this are reduced first: otherwise a rotation would change only the rest.
const LARGE: f64 = 1e12;

impl Pivot {
    pub(crate) fn new(head: f64) -> Self {
        Self { head, rest: 0.0 }
    }

    /// Returns a pivot that can be turned accurately, equal to the angle modulo 2π.
    pub(crate) fn from_angle(angle: f64) -> Self {
        let (head, rest) = if angle.abs() < LARGE { (angle, 0.0) } else { reduce_pair(angle) };
        Self { head, rest }
    }

    /// Returns the pivot turned by an angle.
    pub(crate) fn turned(self, by: f64) -> Self {
        let (head, rest) = two_sum(self.head, by);
        let (head, rest) = two_sum(head, rest + self.rest);
        Self { head, rest }
    }

    /// Returns the pivot wrapped into [−PI, PI) of a type.
    pub(crate) fn wrapped<F: Float>(self) -> F {
        let angle = F::from_f64(wrap(reduce(self.head), self.rest));
        if angle < F::PI() { angle } else { -F::PI() }
    }

    /// Returns x minus the pivot in [−PI, PI], with a relative error of 2⁻⁵².
    #[inline(always)]
    pub(crate) fn deviation(self, x: f64) -> f64 {
        if self.is_near(x) { self.near_deviation(x) } else { self.far_deviation(x) }
    }

    /// Returns the pivot minus another, in [−PI, PI].
    pub(crate) fn minus(self, other: Self) -> f64 {
        Self { rest: other.rest - self.rest, ..other }.deviation(self.head)
    }

    /// Computes the deviations of many angles, the same to the byte as [`deviation`](Self::deviation).
    #[inline(always)]
    pub(crate) fn deviations<F: Float>(self, xs: &[F], deviations: &mut [f64]) {
        let mut all_near = true;
        for (slot, &x) in deviations.iter_mut().zip(xs) {
            *slot = self.near_deviation(x.to_f64());
            all_near &= self.is_near(x.to_f64());
        }
        if !all_near {
            for (slot, &x) in deviations.iter_mut().zip(xs) {
                *slot = self.deviation(x.to_f64());
            }
        }
    }

    #[inline(always)]
    fn is_near(self, x: f64) -> bool {
        (x - self.head).abs() <= NEAR
    }

    /// Reduces as Cody & Waite: every difference before the last is exact where it cancels.
    #[inline(always)]
    fn near_deviation(self, x: f64) -> f64 {
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
        Self { head, rest: (head_rest + self.rest) - x_rest }.near_deviation(x)
    }
}
