//! The slope A′(κ) of the mean resultant length: the variance of cos(x − μ).
//!
//! A satisfies A′ = 1 − A² − A/κ, from which a factor 2κ² is lost. For large κ the series A ~ Σ aₙ κ⁻ⁿ is put into both
//! sides: a₀ = 1 and 2aₙ = (n − 2) aₙ₋₁ − Σ aᵢ aₙ₋ᵢ over 0 < i < n. So A′ ~ −Σ n aₙ κ⁻ⁿ⁻¹, whose terms are positive.

use super::bessel::{ASYMPTOTIC, Bessel, NEGLIGIBLE};
use super::number::Number;
use std::sync::LazyLock;

/// A smaller κ leaves less than 1e-40 of A′(κ) = 1/2 − 3κ²/16 + ….
const TINY: f64 = 1e-20;
/// More terms than the series has before its smallest.
const TERMS: usize = 80;

/// The coefficients −n aₙ.
static COEFFICIENTS: LazyLock<Vec<Number>> = LazyLock::new(|| {
    let mut a = vec![Number::ONE];
    for n in 1..TERMS {
        let products = (1..n).fold(Number::default(), |sum, i| sum + a[i] * a[n - i]);
        a.push((a[n - 1] * (n as f64 - 2.0) - products).scaled(0.5));
    }
    a.iter().zip(0_u32..).map(|(&a, n)| -a * f64::from(n)).collect()
});

/// Returns κ A′(κ).
pub(crate) fn times_slope(kappa: f64) -> Number {
    if kappa < ASYMPTOTIC { near_slope(kappa) * kappa } else { far_slope(kappa) / kappa }
}

/// Returns A′(κ).
pub(crate) fn slope(kappa: f64) -> Number {
    if kappa < ASYMPTOTIC { near_slope(kappa) } else { far_slope(kappa) / kappa / kappa }
}

fn near_slope(kappa: f64) -> Number {
    if kappa < TINY {
        return Number::from(0.5);
    }
    let Bessel { length, .. } = Bessel::new(kappa);
    -length.square() - length / kappa + 1.0
}

/// Returns κ² A′(κ) from its series, up to the smallest term.
fn far_slope(kappa: f64) -> Number {
    let inverse = Number::ONE / kappa;
    let (mut sum, mut power, mut last) = (Number::default(), Number::ONE, f64::INFINITY);
    for &coefficient in &COEFFICIENTS[1..] {
        let term = coefficient * power;
        if term.high > last || term.high < NEGLIGIBLE {
            break;
        }
        (sum, power, last) = (sum + term, power * inverse, term.high);
    }
    sum
}
