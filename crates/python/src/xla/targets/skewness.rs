//! The second derivative of the mean resultant length.

use std::f64::consts::PI;

/// Below this concentration a series is used: what is summed there cancels nearly.
const SMALL: f64 = 0.25;

/// Coefficients of k, k^3, ... in the power series of A''.
///
/// With A = a1 k + a2 k^3 + ..., A' = 1 - A/k - A^2 gives a1 = 1/2 and 2n an = -(a1 a(n-1) + ... + a(n-1) a1); these
/// are (2n - 1)(2n - 2) an for n = 2, 3, ...
const SERIES: [f64; 9] = {
    let mut a = [0.5; 10];
    let mut n = 2;
    while n <= 10 {
        let (mut sum, mut i) = (0.0, 1);
        while i < n {
            sum += a[i - 1] * a[n - i - 1];
            i += 1;
        }
        a[n - 1] = -sum / (2 * n) as f64;
        n += 1;
    }
    let (mut series, mut index) = ([0.0; 9], 0);
    while index < 9 {
        series[index] = a[index + 1] * ((2 * index + 3) * (2 * index + 2)) as f64;
        index += 1;
    }
    series
};

/// Returns A''(k), the third cumulant of the cosine of an angle about its mean direction.
///
/// Recurrences for A'' from A and A' lose digits both for small and for large concentrations. This is the mean of
/// -(u - m)^3, u = 1 - cos being summed with its density over an even grid, of the half circle or of the part of it
/// where the density is not negligible: the trapezoidal rule is exact to rounding for both.
pub(super) fn third_cumulant(kappa: f64) -> f64 {
    if kappa < SMALL {
        return kappa * SERIES.iter().rev().fold(0.0, |sum, &coefficient| sum * kappa * kappa + coefficient);
    }
    let end = if kappa < REACH { PI } else { 2.0 * (REACH / kappa).sqrt().asin() };
    let nodes = |index: u32| {
        let sine = (0.5 * end * f64::from(index) / f64::from(NODES)).sin();
        let (u, is_end) = (2.0 * sine * sine, index == 0 || index == NODES);
        (u, (-kappa * u).exp() * if is_end { 0.5 } else { 1.0 })
    };
    let (mass, first) = (0..=NODES).map(nodes).fold((0.0, 0.0), |(mass, first), (u, w)| (mass + w, first + w * u));
    let mean = first / mass;
    -(0..=NODES).map(nodes).map(|(u, w)| w * (u - mean).powi(3)).sum::<f64>() / mass
}

/// The number of steps of the grid.
const NODES: u32 = 40;

/// Beyond the angle where k u is twice this, the density is less than 1e-26 of the greatest.
const REACH: f64 = 30.0;
