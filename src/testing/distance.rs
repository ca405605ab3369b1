//! Distances between results and their expected values.

use std::f64::consts::TAU;

/// Returns the distance in units in the last place of `scale`.
pub(crate) fn ulps(a: f64, b: f64, scale: f64) -> f64 {
    (a - b).abs() / (scale.abs().next_up() - scale.abs())
}

/// Returns the distance along the circle, in radians.
pub(crate) fn circular_distance(a: f64, b: f64) -> f64 {
    let direct = (a - b).abs();
    direct.min((direct - TAU).abs())
}

/// Returns the spread of the distribution with this concentration, 1/√(1 + κ), in radians.
pub(crate) fn spread(kappa: f64) -> f64 {
    1.0 / (1.0 + kappa).sqrt()
}
