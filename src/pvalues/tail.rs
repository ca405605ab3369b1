//! A tail probability.

/// A tail probability and how it was found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Tail {
    /// The probability of a value at least as large, in \[0, 1\].
    pub(crate) p: f64,
    /// Whether the formula is that of the distribution for this n, so that only rounding is between it and `p`.
    pub(crate) exact: bool,
}

impl Tail {
    pub(crate) const CERTAIN: Self = Self::exact(1.0);

    pub(crate) const fn exact(p: f64) -> Self {
        Self { p: p.clamp(0.0, 1.0), exact: true }
    }
}
