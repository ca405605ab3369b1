//! Distributions of test statistics, and the p-values that come of them.

pub(crate) mod one_sample;
pub(crate) mod tail;
pub(crate) mod two_sample;
