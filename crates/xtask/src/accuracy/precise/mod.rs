//! The von Mises distribution to some 1e-22 in relative terms: what the search for the largest errors compares with.
//!
//! `number` is an unevaluated sum of two doubles, `elementary` its functions; `bessel`, `tail` and `inverse` are the
//! distribution, `slope` and `gradient` its derivatives. No formula is shared with the library; a quantile and an inverse
//! start from the library's result. The unit tests compare everything with the 50-digit tables of `data/reference`, and
//! `data/scripts/check_reference.py` with mpmath.
//!
//! Where a value is below 1e-305, its second double would be subnormal and is not good enough.

pub(crate) mod bessel;
pub(crate) mod elementary;
pub(crate) mod gradient;
pub(crate) mod inverse;
pub(crate) mod number;
pub(crate) mod quadrature;
pub(crate) mod slope;
pub(crate) mod tail;
#[cfg(test)]
mod tests;
