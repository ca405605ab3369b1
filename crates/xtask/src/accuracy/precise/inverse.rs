//! Inverse functions, by Newton's method from a value that is nearly right.

use super::bessel::Bessel;
use super::number::Number;
use super::tail::Distribution;

/// A step below this fraction leaves an error of about its square.
const SMALL_STEP: f64 = 1e-12;
const MOST_STEPS: usize = 20;

/// Returns the angle in [0, π] with this mass above it, from an angle near it; none if the steps do not settle.
pub(crate) fn upper_quantile(distribution: &Distribution, mass: Number, near: f64) -> Option<Number> {
    let mut x = Number::from(near);
    let spread = 1.0 / (1.0 + distribution.kappa).sqrt();
    for _ in 0..MOST_STEPS {
        let tail = distribution.tail(x);
        let step = (tail - mass) / distribution.density(x);
        if !step.high.is_finite() {
            return None;
        }
        x = x + step;
        if step.high.abs() <= SMALL_STEP * spread.max(x.high.abs()) {
            return Some(x);
        }
    }
    None
}

/// Returns the concentration with this circular variance in (0, 1), from a concentration near it.
pub(crate) fn concentration(variance: f64, near: f64) -> Option<Number> {
    // 1 − A and A agree with their given values to few 1e-32, so one step suffices if it is small.
    let bessel = Bessel::new(near);
    let (length, b) = (Number::ONE - variance, bessel.variance);
    let excess = if variance > 0.5 { length - bessel.length } else { b - variance };
    // κ A′(κ) = κ (1 − A²) − A, or the first two terms of its expansion in 1/κ
    let times_slope = if near < 1e7 {
        ((b.scaled(2.0) - b.square()) * near - bessel.length).high
    } else {
        b.high * (1.0 + 0.25 / near)
    };
    let step = excess / times_slope * near;
    (step.high.abs() <= 1e-10 * near).then(|| step + near)
}
