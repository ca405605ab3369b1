//! What an array of observations must be.

use crate::error::{Error, Result};
use crate::float::Float;
use ndarray::{ArrayRef, Axis, Dimension};

/// At least one observation, all of them finite.
pub(super) fn check<F: Float, D: Dimension>(x: &ArrayRef<F, D>) -> Result<()> {
    if x.is_empty() {
        return Err(Error::Empty { argument: "x", shape: x.shape().to_vec() });
    }
    check_finite(x)
}

/// An axis that exists, at least one observation along it, all of them finite.
pub(super) fn check_along<F: Float, D: Dimension>(x: &ArrayRef<F, D>, axis: Axis) -> Result<()> {
    match x.shape().get(axis.index()) {
        None => {
            let axis = isize::try_from(axis.index()).unwrap_or(isize::MAX);
            Err(Error::AxisOutOfRange { axis, rank: x.ndim() })
        }
        Some(0) => Err(Error::Empty { argument: "x", shape: x.shape().to_vec() }),
        Some(_) => check_finite(x),
    }
}

fn check_finite<F: Float, D: Dimension>(x: &ArrayRef<F, D>) -> Result<()> {
    match x.iter().enumerate().find(|(_, angle)| !angle.is_finite()) {
        None => Ok(()),
        Some((index, &angle)) => {
            Err(Error::Value { argument: "x", index, value: angle.to_f64(), requirement: "finite" })
        }
    }
}
