//! How far results are from what they should be.

use std::f64::consts::TAU;

/// Distance in units in the last place of `scale`.
pub(crate) fn ulps(a: f64, b: f64, scale: f64) -> f64 {
    ulps_of_pair(a, [b, 0.0], scale)
}

/// Distance from the unrounded sum of a pair, in units in the last place of `scale`.
pub(crate) fn ulps_of_pair(a: f64, [b, rest]: [f64; 2], scale: f64) -> f64 {
    ((a - b) - rest).abs() / (scale.abs().next_up() - scale.abs())
}

/// Distance along the circle, in radians.
pub(crate) fn circular_distance(a: f64, b: f64) -> f64 {
    let direct = (a - b).abs();
    direct.min((direct - TAU).abs())
}

/// The spread of the distribution with this concentration, in radians.
pub(crate) fn spread(kappa: f64) -> f64 {
    1.0 / (1.0 + kappa).sqrt()
}
