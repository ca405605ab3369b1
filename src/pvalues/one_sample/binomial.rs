//! Binomial probabilities and factorials, in forms that stay accurate for large n.
//!
//! # References
//! Loader 2000, "Fast and accurate computation of binomial probabilities".

use std::f64::consts::TAU;

/// Coefficients of Stirling's series, B₂ₖ / (2k (2k − 1)).
const STIRLING: [f64; 7] =
    [1.0 / 12.0, -1.0 / 360.0, 1.0 / 1260.0, -1.0 / 1680.0, 1.0 / 1188.0, -691.0 / 360_360.0, 1.0 / 156.0];

/// Returns ln n! − ln(√(2πn) (n/e)ⁿ) for n ≥ 1, by Stirling's series from 16 on and by recurrence below.
pub(crate) fn stirling_error(n: f64) -> f64 {
    let (mut n, mut sum) = (n, 0.0);
    while n < 16.0 {
        sum += (n + 0.5) * (1.0 / n).ln_1p() - 1.0;
        n += 1.0;
    }
    let inverse = 1.0 / (n * n);
    sum + STIRLING.iter().rev().fold(0.0, |tail, c| tail * inverse + c) / n
}

/// Returns n! eⁿ / nⁿ.
pub(crate) fn scaled_factorial(n: f64) -> f64 {
    (TAU * n).sqrt() * stirling_error(n).exp()
}

/// Returns u − ln(1 + u) for u > −1 with a small relative error: with s = u / (2 + u) it is u s − 2 (s³/3 + s⁵/5 + …).
pub(crate) fn excess(u: f64) -> f64 {
    let s = u / (2.0 + u);
    if s.abs() > 0.2 {
        return u - u.ln_1p();
    }
    let s2 = s * s;
    let series = (1..13).rev().fold(0.0, |tail, k| tail * s2 + 1.0 / f64::from(2 * k + 1));
    u * s - 2.0 * s * s2 * series
}

/// Returns the probability of j successes in n trials with success probability (j + c) / n, where 0 < c ≤ n − j.
pub(crate) fn displaced_binomial(n: f64, j: f64, c: f64) -> f64 {
    let rest = n - j;
    let against = if c < rest { rest * excess(-c / rest) } else { return 0.0 };
    if j == 0.0 {
        return (rest * (-c / n).ln_1p()).exp();
    }
    let correction = stirling_error(n) - stirling_error(j) - stirling_error(rest);
    (correction - j * excess(c / j) - against).exp() * (n / (TAU * j * rest)).sqrt()
}
