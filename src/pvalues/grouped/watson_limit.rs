//! The limiting distribution of Watson's U² of grouped angles, a weighted sum of chi-squares.
//!
//! Its transform (`determinant`) is inverted along a parabola that wraps around the negative real axis, where the zeros
//! of the determinant are, and crosses the real axis near the saddle point, so that small p-values keep their relative
//! accuracy.

use super::determinant::Determinant;
use crate::pvalues::one_sample::complex::Complex;
use std::f64::consts::{PI, TAU};

/// The limit for classes.
#[derive(Clone, Debug)]
pub(crate) struct Limit {
    determinant: Determinant,
    /// The expectation of U², the sum of the eigenvalues, up to a part in a thousand.
    mean: f64,
}

impl Limit {
    /// Takes the probabilities of the classes, whose sum is 1.
    pub(crate) fn new(p: &[f64]) -> Self {
        let determinant = Determinant::new(p);
        let mean = 0.5 * determinant.slope(1e-3).1;
        Self { determinant, mean }
    }

    /// Returns P(U² ≥ x).
    pub(crate) fn p_value(&self, x: f64) -> f64 {
        // Markov's inequality for exp(U² / 4 mean): p ≤ √2 exp(−x / 4 mean).
        if self.mean * 3000.0 < x {
            return 0.0;
        }
        let p = if x < self.mean { 1.0 - self.lower(x) } else { self.upper(x) };
        p.clamp(0.0, 1.0)
    }

    /// Returns c, where the variance for n angles is that of the limit times 1 − c/n.
    ///
    /// U² = Σᵢⱼ h(xᵢ, xⱼ) / n has the variance 2 (1 − 1/n) E h(x, y)² + var h(x, x) / n, and that of the limit is
    /// 2 Σ λ² = 2 E h(x, y)².
    pub(crate) fn variance_slope(&self) -> f64 {
        let theta = 1e-3 / self.mean;
        let log_slope = |theta: f64| {
            let (value, slope) = self.determinant.slope(theta);
            slope / value // 2 Σ λ / (1 + 2 θ λ)
        };
        let squares = (log_slope(-theta) - log_slope(theta)) / (8.0 * theta);
        1.0 - self.determinant.diagonal_variance() / (2.0 * squares)
    }

    /// Returns P(U² ≥ x), from a contour between the greatest zero and 0.
    fn upper(&self, x: f64) -> f64 {
        let zero = self.determinant.greatest_zero();
        let slope = |theta: f64| {
            let (value, slope) = self.determinant.slope(theta);
            x - 0.5 * slope / value - 1.0 / theta
        };
        let (mut low, mut high) = (zero, 0.0);
        for _ in 0..30 {
            let middle = 0.5 * (low + high);
            *(if slope(middle) > 0.0 { &mut high } else { &mut low }) = middle;
        }
        let reach = high - zero;
        // The integrand is analytic as far as 0 on one side, and as far as the zero on the other.
        let strip = ((zero / -reach).sqrt() - 1.0).min(0.9);
        0.0 - self.integral(x, Parabola { apex: zero, reach, step: TAU * strip / 38.0 })
    }

    /// Returns P(U² < x), from a contour to the right of 0 (Weideman & Trefethen 2007).
    fn lower(&self, x: f64) -> f64 {
        const HALF: f64 = 18.0;
        let reach = PI * HALF / (12.0 * x);
        let (value, slope) = self.determinant.slope(reach);
        if !value.is_finite() || value > 1e40 {
            return 0.0;
        }
        // The phase of D must not turn by more than half a turn between points.
        let step = (3.0 / HALF).min(1.0 / (2.0 * reach * slope / value));
        self.integral(x, Parabola { apex: 0.0, reach, step })
    }

    /// Returns 1/2πi ∫ exp(θ x) D(θ)^(−1/2) / θ dθ by the trapezoidal rule.
    fn integral(&self, x: f64, contour: Parabola) -> f64 {
        let Parabola { apex, reach, step } = contour;
        let (mut root, mut sum) = (Complex::ONE, 0.0);
        for k in 0..20_000 {
            let point = Complex::new(1.0, f64::from(k) * step);
            let theta = point * point * reach + apex;
            let next = self.determinant.at(theta).sqrt();
            // The root is continued along the contour, from a positive one.
            root = if next.re * root.re + next.im * root.im < 0.0 { -next } else { next };
            let term = ((theta * x).exp() / (root * theta) * point).re;
            let size = (theta.re * x).exp() / root.size() * point.size() / theta.size();
            if !term.is_finite() {
                break; // D has overflowed
            }
            sum += if k == 0 { 0.5 * term } else { term };
            if size <= 1e-17 * sum.abs() {
                break;
            }
        }
        2.0 * reach * step * sum / PI
    }
}

/// The contour apex + reach (1 + iu)² and the step in u.
struct Parabola {
    apex: f64,
    reach: f64,
    step: f64,
}
