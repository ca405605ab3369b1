//! Watson's statistic U²ₙ of n uniform angles.

use super::Tail;
use std::f64::consts::PI;

/// P(U²ₙ ≥ u2), for U² = Σ (u₍ᵢ₎ − (2i − 1)/2n − mean)² + 1/(12 n).
pub(crate) fn watson(n: usize, u2: f64) -> Tail {
    let size = n as f64;
    if u2.is_nan() || u2 <= 1.0 / (12.0 * size) {
        Tail::CERTAIN
    } else if u2 > size / 12.0 {
        Tail::exact(0.0)
    } else if n == 2 {
        // U² − 1/24 = (g − 1/2)²/2 for the distance g, which is uniform.
        Tail::exact(1.0 - 2.0 * (2.0 * (u2 - 1.0 / 24.0)).sqrt())
    } else {
        Tail { exact: false, ..Tail::exact(first_order(size, u2)) }
    }
}

/// 2 Σ (−1)ʲ⁻¹ exp(−w x/2) (1 + (−w/288 + 5 w x/24 − w² x²/24) / n), w = 4π²j².
fn first_order(n: f64, x: f64) -> f64 {
    if x < 0.004 {
        return 1.0; // to exp(−1/8x)
    }
    let term = |j: i32| {
        let w = 4.0 * PI * PI * f64::from(j * j);
        let correction = w * (-1.0 / 288.0 + x * (5.0 - w * x) / 24.0) / n;
        let sign = if j % 2 == 0 { -2.0 } else { 2.0 };
        sign * (-0.5 * w * x).exp() * (1.0 + correction)
    };
    (1..30).map(term).sum()
}
