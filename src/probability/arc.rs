//! An angle measured from the nearer end of the half circle, and the exponent of the density there.
//!
//! The exponent 2κ sin²(θ/2) goes up to 745 before the density underflows, and far beyond in logarithms. Rounded once
//! to a double it would cost the density a relative error of as many half ulps. So it is computed as an unevaluated sum
//! of two doubles, from products that are exact because their factors have 26 bits.

use crate::special::angle::PI_LO;
use crate::special::fixed::{cos, sin_less_angle};
use std::f64::consts::{FRAC_PI_2, PI};

/// An angle θ in [0, PI], measured from 0 or, beyond π/2, from π.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Arc {
    /// Whether the angle is measured from π.
    pub(crate) beyond: bool,
    /// The distance from that end, at most π/2.
    pub(crate) length: f64,
    /// The sine of half the distance.
    pub(crate) sine: f64,
    /// What rounding the sine left out, to a relative 4e-17 of the sine.
    rest: f64,
    /// The cosine of half the distance.
    pub(crate) cosine: f64,
}

impl Arc {
    /// Measures an angle in [0, PI].
    #[inline(always)]
    pub(crate) fn new(theta: f64) -> Self {
        let beyond = theta > FRAC_PI_2;
        let (length, low) = if beyond { (PI - theta, PI_LO) } else { (theta, 0.0) };
        let half = 0.5 * length;
        let (less, cosine) = (sin_less_angle(half), cos(half));
        let rounded = half + less;
        let (sine, rest) = fast_two_sum(rounded, (less - (rounded - half)) + 0.5 * low * cosine);
        Self { beyond, length: length + low, sine, rest, cosine }
    }

    /// Returns half the exponent, κ sin²(θ/2), as a sum of two doubles. The error is below 1.1e-16 of it.
    #[inline(always)]
    pub(crate) fn half_exponent(&self, kappa: f64) -> (f64, f64) {
        let (a, k) = (upper_half(self.sine), upper_half(kappa));
        let b = (self.sine - a) + self.rest;
        // κ sin first, then times sin: no product underflows that matters, nor overflows.
        let turned = k * a; // exact
        let turned_rest = k * b + (kappa - k) * self.sine;
        let turned_high = upper_half(turned);
        let product = turned_high * a; // exact
        let rest = (turned - turned_high) * a + turned_rest * a + (turned + turned_rest) * b;
        // Beyond π/2, sin²(θ/2) is 1 less the square of the sine that is measured from π.
        let (first, second, rest) = if self.beyond { (kappa, -product, -rest) } else { (product, 0.0, rest) };
        let (sum, error) = fast_two_sum(first, second);
        fast_two_sum(sum, error + rest)
    }
}

/// Returns the number without the lower 27 bits of its significand.
#[inline(always)]
fn upper_half(x: f64) -> f64 {
    f64::from_bits(x.to_bits() & !0x07FF_FFFF)
}

/// Returns the rounded sum and its exact error, where |a| ≥ |b| (Dekker).
#[inline(always)]
fn fast_two_sum(a: f64, b: f64) -> (f64, f64) {
    let sum = a + b;
    (sum, b - (sum - a))
}
