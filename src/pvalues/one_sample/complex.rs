//! Complex arithmetic, as far as the contour integrals need it.

use std::ops::{Add, Div, Mul, Neg, Sub};

/// The complex number re + i im.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Complex {
    pub(crate) re: f64,
    pub(crate) im: f64,
}

impl Complex {
    pub(crate) const ONE: Self = Self::new(1.0, 0.0);

    pub(crate) const fn new(re: f64, im: f64) -> Self {
        Self { re, im }
    }

    /// Returns the square of the modulus.
    pub(crate) fn square_norm(self) -> f64 {
        self.re * self.re + self.im * self.im
    }

    /// Returns |re| + |im|, which unlike the square does not underflow before the number itself does.
    pub(crate) fn size(self) -> f64 {
        self.re.abs() + self.im.abs()
    }

    pub(crate) fn inverse(self) -> Self {
        let scale = 1.0 / self.square_norm();
        Self::new(self.re * scale, -self.im * scale)
    }

    pub(crate) fn exp(self) -> Self {
        let (sin, cos) = self.im.sin_cos();
        Self::new(cos, sin) * self.re.exp()
    }

    /// Returns the principal logarithm.
    pub(crate) fn ln(self) -> Self {
        Self::new(self.re.hypot(self.im).ln(), self.im.atan2(self.re))
    }

    /// Returns ln(1 + z), accurate for small z.
    pub(crate) fn ln_1p(self) -> Self {
        let square = self.re * (2.0 + self.re) + self.im * self.im; // |1 + z|² − 1
        Self::new(0.5 * square.ln_1p(), self.im.atan2(1.0 + self.re))
    }

    /// Returns the principal square root.
    pub(crate) fn sqrt(self) -> Self {
        let length = self.re.hypot(self.im);
        let root = (0.5 * (length + self.re.abs())).sqrt();
        if root == 0.0 {
            return Self::new(0.0, 0.0);
        }
        let other = 0.5 * self.im.abs() / root;
        let (re, im) = if self.re < 0.0 { (other, root) } else { (root, other) };
        Self::new(re, im.copysign(self.im))
    }

    /// Evaluates Σ cₖ zᵏ, the coefficients in ascending order.
    pub(crate) fn polynomial(self, coefficients: &[f64]) -> Self {
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
