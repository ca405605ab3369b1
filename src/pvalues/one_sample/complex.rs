//! Complex numbers, as far as contour integrals need them.

use std::ops::{Add, Div, Mul, Neg, Sub};

/// re + i im.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Complex {
    pub(super) re: f64,
    pub(super) im: f64,
}

impl Complex {
    pub(super) const ONE: Self = Self::new(1.0, 0.0);

    pub(super) const fn new(re: f64, im: f64) -> Self {
        Self { re, im }
    }

    pub(super) fn square_norm(self) -> f64 {
        self.re * self.re + self.im * self.im
    }

    /// |re| + |im|: unlike the square, it does not underflow before the number does.
    pub(super) fn size(self) -> f64 {
        self.re.abs() + self.im.abs()
    }

    pub(super) fn inverse(self) -> Self {
        let scale = 1.0 / self.square_norm();
        Self::new(self.re * scale, -self.im * scale)
    }

    pub(super) fn exp(self) -> Self {
        let (sin, cos) = self.im.sin_cos();
        Self::new(cos, sin) * self.re.exp()
    }

    /// The principal logarithm.
    pub(super) fn ln(self) -> Self {
        Self::new(self.re.hypot(self.im).ln(), self.im.atan2(self.re))
    }

    /// ln(1 + z), without loss for small z.
    pub(super) fn ln_1p(self) -> Self {
        let square = self.re * (2.0 + self.re) + self.im * self.im; // |1 + z|² − 1
        Self::new(0.5 * square.ln_1p(), self.im.atan2(1.0 + self.re))
    }

    /// The principal square root.
    pub(super) fn sqrt(self) -> Self {
        let length = self.re.hypot(self.im);
        let root = (0.5 * (length + self.re.abs())).sqrt();
        if root == 0.0 {
            return Self::new(0.0, 0.0);
        }
        let other = 0.5 * self.im.abs() / root;
        let (re, im) = if self.re < 0.0 { (other, root) } else { (root, other) };
        Self::new(re, im.copysign(self.im))
    }

    /// Σ cₖ zᵏ over the coefficients, lowest first.
    pub(super) fn polynomial(self, coefficients: &[f64]) -> Self {
        coefficients.iter().rev().fold(Self::new(0.0, 0.0), |sum, &c| sum * self + c)
    }
}

impl Add for Complex {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self::new(self.re + other.re, self.im + other.im)
    }
}

impl Add<f64> for Complex {
    type Output = Self;
    fn add(self, other: f64) -> Self {
        Self::new(self.re + other, self.im)
    }
}

impl Sub for Complex {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        self + -other
    }
}

impl Neg for Complex {
    type Output = Self;
    fn neg(self) -> Self {
        Self::new(-self.re, -self.im)
    }
}

impl Mul for Complex {
    type Output = Self;
    fn mul(self, other: Self) -> Self {
        Self::new(self.re * other.re - self.im * other.im, self.re * other.im + self.im * other.re)
    }
}

impl Mul<f64> for Complex {
    type Output = Self;
    fn mul(self, factor: f64) -> Self {
        Self::new(self.re * factor, self.im * factor)
    }
}

impl Div for Complex {
    type Output = Self;
    // Multiplying by the inverse is the division.
    #[allow(clippy::suspicious_arithmetic_impl)]
    fn div(self, other: Self) -> Self {
        self * other.inverse()
    }
}
