//! The Laplace transform of Watson's limiting distribution for classes.
//!
//! In the limit U² = Σ λ χ²₁ over the eigenvalues λ of a quadratic form in a Brownian bridge, which is observed at the
//! boundaries of classes, and E exp(−θ U²) = D(θ)^(−1/2), D = Π (1 + 2 θ λ). It is a trace over closed paths z with
//! weights exp(−θ t z²) at the boundaries. Gaussian kernels multiply like the 2 × 2 matrices of z → z + p π at a class
//! and π → π + 2 θ t z at a boundary, so that
//!
//! ```text
//! D(θ) = (trace of the product − 2) / 2θ
//! ```

use crate::pvalues::one_sample::complex::Complex;

/// The classes as the determinant needs them.
#[derive(Clone, Debug)]
pub(crate) struct Determinant {
    /// The probability of each class and the weight t of its upper boundary.
    steps: Vec<(f64, f64)>,
}

impl Determinant {
    /// Takes the probabilities of the classes, whose sum is 1.
    pub(crate) fn new(p: &[f64]) -> Self {
        let next = p.iter().cycle().skip(1);
        Self { steps: p.iter().zip(next).map(|(p, next)| (*p, 0.5 * (p + next))).collect() }
    }

    /// Returns D(θ).
    pub(crate) fn at(&self, theta: Complex) -> Complex {
        // The product less the unit matrix, which keeps its digits for small θ.
        let zero = Complex::new(0.0, 0.0);
        let (mut a, mut b, mut c, mut d) = (zero, zero, zero, zero);
        for (p, t) in &self.steps {
            a = a + c * *p;
            b = b + (d + 1.0) * *p;
            let kick = theta * (2.0 * t);
            c = c + kick * (a + 1.0);
            d = d + kick * b;
        }
        (a + d) / (theta * 2.0)
    }

    /// Returns D(θ) and D′(θ) for a real θ, by a step in the imaginary direction.
    pub(crate) fn slope(&self, theta: f64) -> (f64, f64) {
        let step = 1e-30 * theta.abs();
        let value = self.at(Complex::new(theta, step));
        (value.re, value.im / step)
    }

    /// Returns a number just above the greatest zero of D, by Newton's method, which comes to it from above.
    pub(crate) fn greatest_zero(&self) -> f64 {
        let mut theta = -1.0 / self.slope(1e-3).1;
        for _ in 0..60 {
            let (value, slope) = self.slope(theta);
            let step = value / slope;
            if step <= -1e-7 * theta {
                break;
            }
            theta -= step;
        }
        theta
    }

    /// Returns the variance of h(x, x), the variance over the boundaries, with weights t, of the step function of one
    /// angle x less its expectation.
    pub(crate) fn diagonal_variance(&self) -> f64 {
        // For an angle in class a: Σ t g and Σ t g², g = −F below and 1 − F from boundary a on.
        let (mut bound, mut first, mut second) = (0.0, 0.0, 0.0);
        for (p, t) in &self.steps {
            bound += p;
            first += t * (1.0 - bound);
            second += t * (1.0 - bound) * (1.0 - bound);
        }
        let (mut bound, mut sum, mut squares) = (0.0, 0.0, 0.0);
        for (p, t) in &self.steps {
            let h = second - first * first;
            sum += p * h;
            squares += p * h * h;
            bound += p;
            first -= t;
            second += t * (2.0 * bound - 1.0);
        }
        (squares - sum * sum).max(0.0)
    }
}
