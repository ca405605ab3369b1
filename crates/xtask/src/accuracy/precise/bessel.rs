//! Modified Bessel functions of the concentration.

use super::elementary::{exp, ln, pi};
use super::number::Number;

/// From this κ on the asymptotic series are used, up to their smallest term, which is about exp(−2κ), 4e-31.
pub(super) const ASYMPTOTIC: f64 = 35.0;
/// Terms below this fraction of their sum are ignored.
pub(super) const NEGLIGIBLE: f64 = 1e-33;
/// A power of two that keeps a large κ from overflow, and its root.
const SCALE: [f64; 2] = [f64::from_bits((1023 - 200) << 52), f64::from_bits((1023 - 100) << 52)];

/// The functions of one κ.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bessel {
    /// exp(−κ) I₀(κ)
    pub(crate) scaled: Number,
    /// A(κ) = I₁(κ)/I₀(κ)
    pub(crate) length: Number,
    /// 1 − A(κ)
    pub(crate) variance: Number,
}

impl Bessel {
    /// Computes the functions of κ ≥ 0.
    pub(crate) fn new(kappa: f64) -> Self {
        if kappa < ASYMPTOTIC { Self::series(kappa) } else { Self::asymptotic(kappa) }
    }

    /// Sums I₀ = Σ (κ²/4)ⁿ/n!² and I₁ = κ/2 Σ (κ²/4)ⁿ/(n! (n + 1)!), whose terms are positive (DLMF 10.25.2).
    fn series(kappa: f64) -> Self {
        let half = Number::from(0.5 * kappa);
        let square = half.square();
        let (mut term, mut n) = (Number::ONE, 0.0);
        let [mut zero, mut one] = [Number::default(); 2];
        while term.high > NEGLIGIBLE * zero.high {
            zero = zero + term;
            one = one + term / (n + 1.0);
            n += 1.0;
            term = term * square / (n * n);
        }
        let first = half * one;
        Self { scaled: zero * exp(Number::from(-kappa)), length: first / zero, variance: (zero - first) / zero }
    }

    /// Sums √(2πκ) e^−κ `I_ν(κ)` ~ Σ Π ((2j − 1)² − 4ν²)/(8jκ).
    ///
    /// The first terms, which are 1, are left out (DLMF 10.40.1).
    fn asymptotic(kappa: f64) -> Self {
        let inverse = Number::ONE / kappa;
        let sum = |four_nu_squared: f64| {
            let (mut sum, mut term, mut j) = (Number::default(), Number::ONE, 1.0);
            while term.high.abs() > NEGLIGIBLE * inverse.high && j < 2.0 * kappa {
                term = term * inverse * ((2.0 * j - 1.0).powi(2) - four_nu_squared) / (8.0 * j);
                sum = sum + term;
                j += 1.0;
            }
            sum
        };
        let [zero, one] = [sum(0.0), sum(4.0)];
        let whole = zero + 1.0;
        let (scaled_kappa, root) = if kappa > 1e200 { (kappa * SCALE[0], SCALE[1]) } else { (kappa, 1.0) };
        let spread = (Number::ONE / (pi() * scaled_kappa).scaled(2.0)).sqrt().scaled(root);
        Self { scaled: whole * spread, length: (one + 1.0) / whole, variance: (zero - one) / whole }
    }

    /// Returns ln(2π e^−κ I₀(κ)), minus the logarithm of the density's peak.
    pub(crate) fn normaliser(&self) -> Number {
        ln((pi() * self.scaled).scaled(2.0))
    }

    /// Returns the density's peak f(0).
    pub(crate) fn peak(&self) -> Number {
        Number::ONE / (pi() * self.scaled).scaled(2.0)
    }
}

/// Returns Iₙ(κ)/I₀(κ), n ≥ 1: the product of Iₖ/Iₖ₋₁ = κ/(2k + κ Iₖ₊₁/Iₖ), by downward recurrence (DLMF 10.29.1).
///
/// Takes some 10 √κ steps.
pub(crate) fn ratio(n: u32, kappa: f64) -> Number {
    let start = n + (60.0 * kappa).sqrt() as u32 + 50;
    let nu = f64::from(start);
    let mut ratio = Number::from(kappa / (nu + 0.5 + (nu + 1.5).hypot(kappa)));
    let mut product = Number::ONE;
    for k in (1..=start).rev() {
        ratio = Number::from(kappa) / (ratio * kappa + 2.0 * f64::from(k));
        if k <= n {
            product = product * ratio;
        }
    }
    product
}
