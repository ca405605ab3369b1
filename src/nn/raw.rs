//! Functions of one or two raw outputs, in fixed arithmetic and without overflow.

use crate::special::fixed::{exp, ln};

/// Returns ln(1 + exp s).
#[inline(always)]
pub(super) fn softplus(s: f64) -> f64 {
    let small = exp(-s.abs());
    let sum = 1.0 + small;
    // The second term is what rounding the sum left out.
    s.max(0.0) + (ln(sum) + (small - (sum - 1.0)) / sum)
}

/// Returns the derivative of the softplus, 1/(1 + exp(−s)).
#[inline(always)]
pub(super) fn sigmoid(s: f64) -> f64 {
    let small = exp(-s.abs());
    (if s < 0.0 { small } else { 1.0 }) / (1.0 + small)
}

/// The direction of a vector and its length. That of the vector 0 is the first axis.
#[derive(Clone, Copy, Debug)]
pub(super) struct UnitVector {
    cosine: f64,
    sine: f64,
    pub(super) length: f64,
}

impl UnitVector {
    /// Divides by the larger coordinate first, so that no square overflows or underflows.
    #[inline(always)]
    pub(super) fn new(x: f64, y: f64) -> Self {
        let largest = x.abs().max(y.abs());
        if largest == 0.0 {
            return Self { cosine: 1.0, sine: 0.0, length: 0.0 };
        }
        let (a, b) = (x / largest, y / largest);
        let root = (a * a + b * b).sqrt();
        Self { cosine: a / root, sine: b / root, length: largest * root }
    }

    /// Returns the vector with these coordinates along the direction and at a right angle to it.
    #[inline(always)]
    pub(super) fn turned(self, along: f64, across: f64) -> (f64, f64) {
        (along * self.cosine - across * self.sine, along * self.sine + across * self.cosine)
    }
}
