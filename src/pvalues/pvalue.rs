//! A p-value and how it was found.

/// The probability, under the null hypothesis, of a statistic at least as large as the observed one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct PValue {
    /// The probability, in \[0, 1\].
    pub(crate) p: f64,
    /// Whether `p` comes from the exact null distribution for this sample size, so that its only error is rounding.
    pub(crate) is_exact: bool,
}

impl PValue {
    /// The p-value of a statistic that no sample can be below.
    pub(crate) const ONE: Self = Self::exact(1.0);

    /// Returns an exact p-value, clamped to \[0, 1\].
    pub(crate) const fn exact(p: f64) -> Self {
        Self { p: p.clamp(0.0, 1.0), is_exact: true }
    }

    /// Returns a p-value from an approximation to the null distribution, clamped to \[0, 1\].
    pub(crate) const fn approximate(p: f64) -> Self {
        Self { p: p.clamp(0.0, 1.0), is_exact: false }
    }
}
