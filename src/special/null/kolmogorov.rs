//! Kolmogorov's statistic Dₙ = max(D⁺, D⁻) of n uniform numbers.

use super::Tail;
use super::binomial::{displaced_binomial, scaled_factorial};
use super::crossing::{coefficient, stays};

/// From this n d² on, twice the tail of D⁺ is the tail: D⁺ and D⁻ are both as large with probability exp(−6 n d²) of it.
const FAR: f64 = 4.4;
/// Up to this n, sums over the sample are used.
const SMALL: usize = 1000;

/// P(Dₙ ≥ d).
pub(crate) fn kolmogorov(n: usize, d: f64) -> Tail {
    let size = n as f64;
    let c = size * d;
    let contour = n > SMALL || (n >= 100 && c >= 24.0 && d <= 0.3);
    if c.is_nan() || c <= 0.5 {
        Tail::CERTAIN
    } else if d >= 1.0 {
        Tail::exact(0.0)
    } else if n <= SMALL && (d >= 0.5 || c * d >= FAR) && !contour {
        Tail::exact(2.0 * one_sided(n, d))
    } else if contour {
        Tail::exact(coefficient(size, c, |point, decay| {
            let ratio = point.ratio;
            point.weight * (-(ratio + 1.0) * decay + 2.0) / (-(ratio * decay * decay) + 1.0)
        }))
    } else {
        // Given N(n) = n, whose probability is the denominator's.
        Tail::exact(1.0 - stays(n, c, 2.0 * c, 0) * scaled_factorial(size))
    }
}

/// P(D⁺ₙ ≥ d), a sum of positive terms (Smirnov 1944; Birnbaum & Tingey 1951).
fn one_sided(n: usize, d: f64) -> f64 {
    let size = n as f64;
    let last = (size * (1.0 - d)) as usize;
    let term = |j: usize| {
        let j = j as f64;
        displaced_binomial(size, j, size * d) * d / (d + j / size)
    };
    (0..=last).map(term).sum()
}
