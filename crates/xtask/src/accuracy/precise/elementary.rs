//! Elementary functions of [`Number`].
//!
//! Relative errors below 1e-24; those of the logarithms are relative to 1 where the value is small, except near 0 in
//! [`ln_1p`].

use super::number::Number;
use std::sync::LazyLock;

/// π as the sum of three doubles.
pub(crate) const PI: [f64; 3] = [std::f64::consts::PI, 1.224_646_799_147_353_2e-16, -2.994_769_809_718_339_7e-33];
const LN_2: Number = Number { high: std::f64::consts::LN_2, low: 2.319_046_813_846_299_6e-17 };
/// Steps in a factor of two of the table of exp.
const STEPS: i64 = 512;

/// Returns π.
pub(crate) fn pi() -> Number {
    Number { high: PI[0], low: PI[1] }
}

/// Returns π − x, to the same relative error where x is near π.
pub(crate) fn pi_minus(x: Number) -> Number {
    (Number::from(PI[0]) - x.high) + (Number::from(PI[1]) - x.low) + PI[2]
}

/// Returns exp(x) − 1 for |x| ≤ ln 2 / 512: few terms matter to more than 16 digits.
fn exp_m1_of_small(x: Number) -> Number {
    let (square, r) = (x.square(), x.high);
    let small_terms = r.powi(4) * (1.0 / 24.0 + r * (1.0 / 120.0 + r * (1.0 / 720.0 + r / 5040.0)));
    let sixth = Number::ONE / 6.0;
    x + square.scaled(0.5) + square * x * sixth + small_terms
}

/// The values exp(n ln 2 / 512).
static POWERS: LazyLock<Vec<Number>> = LazyLock::new(|| {
    let factor = exp_m1_of_small(LN_2.scaled(1.0 / STEPS as f64)) + 1.0;
    (0..STEPS).scan(Number::ONE, |power, _| Some(std::mem::replace(power, *power * factor))).collect()
});

/// Returns exp(x), for x up to 700; 0 below −740.
pub(crate) fn exp(x: Number) -> Number {
    if x.high < -740.0 {
        return Number::default();
    }
    let steps = (x.high * (STEPS as f64 / LN_2.high)).round();
    let rest = x - LN_2.scaled(1.0 / STEPS as f64) * steps;
    let (whole, part) = ((steps as i64).div_euclid(STEPS) as i32, (steps as i64).rem_euclid(STEPS) as usize);
    let value = POWERS[part] * (exp_m1_of_small(rest) + 1.0);
    value.scaled(2_f64.powi(whole / 2)).scaled(2_f64.powi(whole - whole / 2))
}

/// Returns the natural logarithm of a positive number between 1e-305 and 1e300, by one step of Newton's method.
pub(crate) fn ln(x: Number) -> Number {
    let start = x.high.ln();
    let rest = x * exp(Number::from(-start)) - 1.0;
    rest - rest.square().scaled(0.5) + start
}

/// Returns ln(1 + x) for x > −1.
pub(crate) fn ln_1p(x: Number) -> Number {
    if x.high.abs() > 0.1 {
        return ln(x + 1.0);
    }
    // 2 artanh(w), w = x / (2 + x) ≤ 0.053
    let w = x / (x + 2.0);
    let (square, mut power, mut sum) = (w.square(), w, w);
    for odd in (3..25).step_by(2) {
        power = power * square;
        sum = sum + power / f64::from(odd);
    }
    sum.scaled(2.0)
}

/// Returns sin(x) for 0 ≤ x ≤ π/4 by its Taylor series; from the eleventh power on a double holds enough digits.
pub(crate) fn sin(x: Number) -> Number {
    static COEFFICIENTS: LazyLock<[Number; 4]> =
        LazyLock::new(|| [6.0, -120.0, 5040.0, -362_880.0].map(|factorial| -Number::ONE / factorial));
    let (square, s) = (x.square(), x.high * x.high);
    // From the last power to the eleventh: each sum is 1 less the next, times x² / (n (n − 1)).
    let nested = [23.0, 21.0, 19.0, 17.0, 15.0, 13.0].iter().fold(1.0, |sum, n| 1.0 - sum * s / (n * (n - 1.0)));
    let start = Number::from(-nested / 39_916_800.0);
    let series = COEFFICIENTS.iter().rev().fold(start, |sum, &coefficient| sum * square + coefficient);
    x + x * square * series
}

/// Returns the sine and cosine of an angle in [0, π/2], through the sine of its half.
pub(crate) fn sin_cos(x: Number) -> (Number, Number) {
    let half = sin(x.scaled(0.5));
    let square = half.square();
    ((half * (-square + 1.0).sqrt()).scaled(2.0), -square.scaled(2.0) + 1.0)
}
