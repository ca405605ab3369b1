//! The conditions on parameters and arguments, each stated once.

use super::{Error, Result};
use crate::float::Float;

/// A finite angle.
pub(crate) fn angle<F: Float>(argument: &'static str, index: usize, value: F) -> Result<()> {
    check(value.is_finite(), argument, index, value, "finite")
}

/// A concentration: finite and at least 0.
pub(crate) fn concentration<F: Float>(index: usize, value: F) -> Result<()> {
    check(value.is_finite() && value >= F::zero(), "concentration", index, value, "finite and at least 0")
}

/// A probability in [0, 1].
pub(crate) fn probability<F: Float>(index: usize, value: F) -> Result<()> {
    check(value >= F::zero() && value <= F::one(), "p", index, value, "in [0, 1]")
}

fn check<F: Float>(
    holds: bool,
    argument: &'static str,
    index: usize,
    value: F,
    requirement: &'static str,
) -> Result<()> {
    if holds { Ok(()) } else { Err(Error::Value { argument, index, value: value.to_f64(), requirement }) }
}
