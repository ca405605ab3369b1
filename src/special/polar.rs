//! Sines and cosines of deviations, and the length and the direction of a vector, in fixed arithmetic.
//!
//! Only `+ - * /`, `sqrt` and integer operations: the same bits on every processor. `sin_cos_of_half` feeds a
//! sample's bytes.
//!
//! `sin_cos_of_half` is within 2 ulp in the sine and 1 ulp of 1 in the cosine, `length` within 1, `direction` within 3.

use super::angle::PI_LO;
use super::constants::{COS_QUARTER_TURN, SIN_QUARTER_TURN};
use super::fixed::atan;
use std::f64::consts::{FRAC_PI_2, PI};

/// Coordinates below this are multiplied by a power of two, so that their squares do not underflow.
const SMALL: f64 = 1e-120;
const SCALE: f64 = f64::from_bits((1023 + 600) << 52);

/// Returns sin(θ/2) and cos(θ/2) for |θ| ≤ PI. The error of the sine is relative to the sine, that of the cosine
/// relative to 1.
#[inline(always)]
pub(crate) fn sin_cos_of_half(theta: f64) -> (f64, f64) {
    let y = 0.5 * theta;
    let t = y * y;
    let [mut sine, mut cosine] = [SIN_QUARTER_TURN[7], COS_QUARTER_TURN[7]];
    for k in (0..7).rev() {
        sine = sine * t + SIN_QUARTER_TURN[k];
        cosine = cosine * t + COS_QUARTER_TURN[k];
    }
    (y + y * t * sine, 1.0 + t * cosine)
}

/// Returns √(x² + y²) for coordinates up to 1e150.
#[inline]
pub(crate) fn length(x: f64, y: f64) -> f64 {
    if x.abs() < SMALL && y.abs() < SMALL {
        let (x, y) = (x * SCALE, y * SCALE);
        return (x * x + y * y).sqrt() / SCALE;
    }
    (x * x + y * y).sqrt()
}

/// Returns the direction of the vector (x, y) in [−PI, PI], 0 for the vector 0.
#[inline]
pub(crate) fn direction(x: f64, y: f64) -> f64 {
    let (across, along) = (y.abs(), x.abs());
    let is_steep = across > along;
    let (small, large) = if is_steep { (along, across) } else { (across, along) };
    if large == 0.0 {
        return 0.0;
    }
    let octant = atan(small / large);
    let quadrant = if is_steep { (0.5 * PI_LO - octant) + FRAC_PI_2 } else { octant };
    let half = if x < 0.0 { (PI_LO - quadrant) + PI } else { quadrant };
    half.copysign(y)
}

/// Compares with pxfm's functions, which are correctly rounded except for about one argument in thousands.
#[cfg(test)]
mod tests {
    use super::{direction, length, sin_cos_of_half};
    use crate::key::key::Key;
    use crate::testing::distance::ulps;
    use ndarray::Array1;
    use std::f64::consts::PI;

    /// Returns 100,000 numbers in [−1, 1], many of them near 0.
    fn numbers(seed: i32) -> Array1<f64> {
        Key::new(seed).uniform_in(-1.0, 1.0, 100_000).unwrap().map(|u: &f64| u.powi(5))
    }

    #[test]
    fn functions_are_within_the_stated_ulps() {
        let [mut sine, mut cosine, mut radius, mut angle] = [0.0_f64; 4];
        for (&u, &v) in numbers(1).iter().zip(&numbers(2)) {
            let ((s, c), half) = (sin_cos_of_half(PI * u), 0.5 * PI * u);
            sine = sine.max(ulps(s, pxfm::f_sin(half), pxfm::f_sin(half)));
            cosine = cosine.max((c - pxfm::f_cos(half)).abs() / f64::EPSILON);
            radius = radius.max(ulps(length(u, v), pxfm::f_hypot(u, v), pxfm::f_hypot(u, v)));
            angle = angle.max(ulps(direction(u, v), pxfm::f_atan2(v, u), pxfm::f_atan2(v, u)));
        }
        println!("sine {sine} cosine {cosine} length {radius} direction {angle}");
        assert!(sine <= 2.0 && cosine <= 1.0 && radius <= 1.0 && angle <= 3.0, "{sine} {cosine} {radius} {angle}");
    }

    #[test]
    fn the_axes_and_short_vectors_have_lengths_and_directions() {
        let directions = [(1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0), (0.0, 0.0)].map(|(x, y)| direction(x, y));
        assert_eq!(directions, [0.0, 0.5 * PI, PI, -0.5 * PI, 0.0]);
        assert_eq!([length(3e-200, 4e-200), length(0.0, 5e-324), length(0.0, 0.0)], [5e-200, 5e-324, 0.0]);
    }
}
