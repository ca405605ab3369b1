//! Modified Bessel functions of orders 0 and 1 with complex argument, to about 1e-13.

use super::complex::Complex;
use std::f64::consts::TAU;

const EULER: f64 = 0.577_215_664_901_532_9;
/// K₀ and K₁ use power series below this modulus.
const SERIES: f64 = 3.0;
/// I₀ uses its asymptotic series from this modulus on, where the smallest term is about exp(−2 |s|) < 2e-15.
const ASYMPTOTIC: f64 = 17.0;

/// Returns ln(I₀(s)) − `share` s for Re s > 0, on some branch of the logarithm; `share` is 0 or 1.
pub(crate) fn log_i0(s: Complex, share: f64) -> Complex {
    if s.square_norm() < ASYMPTOTIC * ASYMPTOTIC {
        return series_above_one(s).ln_1p() - s * share;
    }
    let (growing, decaying) = asymptotic_sums(s);
    let side = Complex::new(0.0, if s.im < 0.0 { -1.0 } else { 1.0 });
    let sum = growing + side * decaying * (s * -2.0).exp();
    s * (1.0 - share) + sum.ln() - (s * TAU).ln() * 0.5
}

/// Returns I₀(s) − 1 = Σ_{k ≥ 1} (s²/4)ᵏ / k!².
fn series_above_one(s: Complex) -> Complex {
    let quarter = s * s * 0.25;
    let (mut term, mut sum, mut k) = (quarter, quarter, 1.0);
    while term.square_norm() > 1e-34 * sum.square_norm() {
        k += 1.0;
        term = term * quarter * (1.0 / (k * k));
        sum = sum + term;
    }
    sum
}

/// Returns Σ aₖ s^−k and Σ (−1)ᵏ aₖ s^−k, aₖ = (1/2)ₖ² / (k! 2ᵏ) (DLMF 10.40.5).
fn asymptotic_sums(s: Complex) -> (Complex, Complex) {
    let inverse = s.inverse();
    let (mut term, mut growing, mut decaying, mut k) = (Complex::ONE, Complex::ONE, Complex::ONE, 0.0);
    while k < 34.0 && term.square_norm() > 1e-34 {
        term = term * inverse * ((k + 0.5) * (k + 0.5) / (2.0 * (k + 1.0)));
        k += 1.0;
        growing = growing + term;
        decaying = if k % 2.0 == 1.0 { decaying - term } else { decaying + term };
    }
    (growing, decaying)
}

/// Returns eᶻ K₀(z) for |arg z| ≤ 3π/4.
pub(crate) fn scaled_k0(z: Complex) -> Complex {
    if z.square_norm() < SERIES * SERIES {
        return k0_series(z) * z.exp();
    }
    gaussian_integral(z, |_, root| root.inverse()) * (z * 0.5).sqrt().inverse()
}

/// Returns e^−s K₀(−s) for 0 < arg s < π, continued from the principal value above the cut where Re s > 0 (DLMF
/// 10.34.2).
pub(crate) fn scaled_k0_across(s: Complex) -> Complex {
    if s.re <= 0.0 {
        return scaled_k0(-s);
    }
    scaled_k0(s) * (s * -2.0).exp() + log_i0(s, 1.0).exp() * Complex::new(0.0, std::f64::consts::PI)
}

/// Returns eᶻ K₁(z) for |arg z| ≤ 3π/4.
pub(crate) fn scaled_k1(z: Complex) -> Complex {
    if z.square_norm() < SERIES * SERIES {
        return k1_series(z) * z.exp();
    }
    gaussian_integral(z, |square, root| root * (2.0 * square)) * (z * 0.5).sqrt().inverse()
}

/// Returns K₀(z) = −(ln(z/2) + γ) I₀ + Σ Hₖ (z²/4)ᵏ / k!² (DLMF 10.31.2).
fn k0_series(z: Complex) -> Complex {
    let quarter = z * z * 0.25;
    let (mut term, mut i0, mut rest, mut harmonic) = (Complex::ONE, Complex::ONE, Complex::new(0.0, 0.0), 0.0);
    for k in 1..24 {
        let k = f64::from(k);
        harmonic += 1.0 / k;
        term = term * quarter * (1.0 / (k * k));
        i0 = i0 + term;
        rest = rest + term * harmonic;
    }
    rest - ((z * 0.5).ln() + EULER) * i0
}

/// Returns K₁(z) = 1/z + ln(z/2) I₁ − z/4 Σ (ψ(k + 1) + ψ(k + 2)) (z²/4)ᵏ / (k! (k + 1)!) (DLMF 10.31.1).
fn k1_series(z: Complex) -> Complex {
    let (half, quarter) = (z * 0.5, z * z * 0.25);
    let log = half.ln();
    let (mut term, mut sum, mut digammas) = (half, Complex::new(0.0, 0.0), 1.0 - 2.0 * EULER);
    for k in 0..24 {
        let k = f64::from(k);
        sum = sum + term * (log + -0.5 * digammas);
        term = term * quarter * (1.0 / ((k + 1.0) * (k + 2.0)));
        digammas += 1.0 / (k + 1.0) + 1.0 / (k + 2.0);
    }
    sum + z.inverse()
}

/// Integrates exp(−w²) f(w², √(1 + w²/2z)) over w from 0 to ∞ by the trapezoidal rule.
///
/// The branch points w² = −2z cause a relative error of exp(d² − 2πd / step), d their distance from the real axis.
///
/// √(2/z) times the integral is eᶻ K₀ for f = 1/root, and eᶻ K₁ for f = 2 w² root (DLMF 10.32.8).
fn gaussian_integral(z: Complex, f: impl Fn(f64, Complex) -> Complex) -> Complex {
    let inverse = (z * 2.0).inverse();
    let distance = (z * 2.0).sqrt().re.min(6.0);
    let step = (TAU * distance / (36.0 + distance * distance)).min(0.5);
    let mut sum = f(0.0, Complex::ONE) * 0.5;
    let mut k = 1.0;
    while k * step < 6.3 {
        let square = (k * step) * (k * step);
        sum = sum + f(square, (inverse * square + 1.0).sqrt()) * (-square).exp();
        k += 1.0;
    }
    sum * step
}
