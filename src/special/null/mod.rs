//! Upper tails of test statistics under their null hypotheses: limiting laws, with corrections for finite n.
//!
//! Stephens 1970, "Use of the Kolmogorov–Smirnov, Cramér–von Mises and related statistics without extensive tables".

use std::f64::consts::PI;

/// A tail probability, and whether it is that of the finite sample.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Tail {
    pub(crate) p: f64,
    pub(crate) exact: bool,
}

impl Tail {
    fn limiting(p: f64) -> Self {
        Self { p: p.clamp(0.0, 1.0), exact: false }
    }
}

/// P(Dₙ ≥ d).
pub(crate) fn kolmogorov(n: usize, d: f64) -> Tail {
    let root = (n as f64).sqrt();
    let x = (root + 0.12 + 0.11 / root) * d;
    let term = |j: i32| 2.0 * alternating(j) * (-2.0 * f64::from(j * j) * x * x).exp();
    Tail::limiting(if x < 0.3 { 1.0 } else { (1..20).map(term).sum() })
}

/// P(Vₙ ≥ v).
pub(crate) fn kuiper(n: usize, v: f64) -> Tail {
    let root = (n as f64).sqrt();
    let x = (root + 0.155 + 0.24 / root) * v;
    let term = |j: i32| 2.0 * (4.0 * f64::from(j * j) * x * x - 1.0) * (-2.0 * f64::from(j * j) * x * x).exp();
    Tail::limiting(if x < 0.4 { 1.0 } else { (1..20).map(term).sum() })
}

/// P(Uₙ² ≥ u2).
pub(crate) fn watson(n: usize, u2: f64) -> Tail {
    let n = n as f64;
    let x = (u2 - 0.1 / n + 0.1 / (n * n)) * (1.0 + 0.8 / n);
    let term = |j: i32| 2.0 * alternating(j) * (-2.0 * f64::from(j * j) * PI * PI * x).exp();
    Tail::limiting(if x < 0.01 { 1.0 } else { (1..50).map(term).sum() })
}

/// P(R̄ ≥ `r_bar`) for uniform angles.
pub(crate) fn rayleigh(n: usize, r_bar: f64, _one_minus_r_bar: f64) -> Tail {
    let n = n as f64;
    let square = n * n * (1.0 - r_bar * r_bar);
    Tail::limiting(((1.0 + 4.0 * n + 4.0 * square).sqrt() - (1.0 + 2.0 * n)).exp())
}

fn alternating(j: i32) -> f64 {
    if j % 2 == 1 { 1.0 } else { -1.0 }
}
