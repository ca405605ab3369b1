//! Numbers of some 32 digits, as unevaluated sums of two doubles (double-double arithmetic).
//!
//! An operation has a relative error of a few 1e-32. Numbers are finite; results that overflow are not supported.
//!
//! # References
//! Joldes, Muller & Popescu 2017, "Tight and rigorous error bounds for basic building blocks of double-word arithmetic"
//! (ACM Transactions on Mathematical Software 44).

use std::ops::{Add, Div, Mul, Neg, Sub};

/// A number `high + low`, where `high` is the double nearest to it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Number {
    pub(crate) high: f64,
    pub(crate) low: f64,
}

/// Returns the sum of two doubles, exactly.
fn exact_sum(a: f64, b: f64) -> Number {
    let high = a + b;
    let added = high - a;
    Number { high, low: (a - (high - added)) + (b - added) }
}

/// Returns the same where the first is the larger.
fn exact_ordered_sum(large: f64, small: f64) -> Number {
    let high = large + small;
    Number { high, low: small - (high - large) }
}

/// Returns the product of two doubles: exactly, unless its second half is subnormal.
fn exact_product(a: f64, b: f64) -> Number {
    let high = a * b;
    Number { high, low: a.mul_add(b, -high) }
}

impl Number {
    pub(crate) const ONE: Self = Self { high: 1.0, low: 0.0 };

    /// Returns the square root of a number that is not negative.
    pub(crate) fn sqrt(self) -> Self {
        if self.high <= 0.0 {
            return Self::default();
        }
        let root = self.high.sqrt();
        let rest = self - exact_product(root, root);
        exact_ordered_sum(root, rest.high / (2.0 * root))
    }

    pub(crate) fn abs(self) -> Self {
        if self.high < 0.0 { -self } else { self }
    }

    pub(crate) fn square(self) -> Self {
        self * self
    }

    /// Multiplies by a power of two.
    pub(crate) fn scaled(self, power: f64) -> Self {
        Self { high: self.high * power, low: self.low * power }
    }
}

impl From<f64> for Number {
    fn from(high: f64) -> Self {
        Self { high, low: 0.0 }
    }
}

impl Neg for Number {
    type Output = Self;
    fn neg(self) -> Self {
        Self { high: -self.high, low: -self.low }
    }
}

impl<T: Into<Number>> Add<T> for Number {
    type Output = Self;
    fn add(self, other: T) -> Self {
        let other = other.into();
        let (high, low) = (exact_sum(self.high, other.high), exact_sum(self.low, other.low));
        let sum = exact_ordered_sum(high.high, high.low + low.high);
        exact_ordered_sum(sum.high, sum.low + low.low)
    }
}

impl<T: Into<Number>> Sub<T> for Number {
    type Output = Self;
    fn sub(self, other: T) -> Self {
        self + -other.into()
    }
}

impl<T: Into<Number>> Mul<T> for Number {
    type Output = Self;
    fn mul(self, other: T) -> Self {
        let other = other.into();
        let product = exact_product(self.high, other.high);
        exact_ordered_sum(product.high, product.low + (self.high * other.low + self.low * other.high))
    }
}

impl<T: Into<Number>> Div<T> for Number {
    type Output = Self;
    fn div(self, other: T) -> Self {
        let other = other.into();
        let first = self.high / other.high;
        let rest = self - other * first;
        let second = rest.high / other.high;
        let third = (rest - other * second).high / other.high;
        exact_ordered_sum(first, second) + third
    }
}
