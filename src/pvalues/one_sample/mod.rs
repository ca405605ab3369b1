//! What four statistics of n independent uniform angles exceed by chance: the p-values of the tests of uniformity on
//! the circle (Kuiper, Watson, Rayleigh), and Kolmogorov's on the line.
//!
//! Each file states its method, ranges and measured error. No function returns NaN, panics, or takes longer for larger n.

mod binomial;
mod complex;
mod crossing;
mod kolmogorov;
mod kuiper;
mod macdonald;
mod orbit;
mod rayleigh;
mod watson;

pub(crate) use kolmogorov::kolmogorov;
pub(crate) use kuiper::kuiper;
pub(crate) use rayleigh::rayleigh;
pub(crate) use watson::watson;

/// A tail probability and how it was found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Tail {
    /// The probability of a value at least as large, in \[0, 1\].
    pub(crate) p: f64,
    /// Whether the formula is that of the law for this n, so that only rounding is between it and `p`.
    pub(crate) exact: bool,
}

impl Tail {
    const CERTAIN: Self = Self::exact(1.0);

    const fn exact(p: f64) -> Self {
        Self { p: p.clamp(0.0, 1.0), exact: true }
    }
}
