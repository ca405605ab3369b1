//! What a call does with angles that are NaN.

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

/// A `nan_policy` argument, in SciPy's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NanPolicy {
    /// NaN is an error.
    Raise,
    /// NaN is a missing angle, which is left out.
    Omit,
    /// The result of a lane with NaN is NaN.
    Propagate,
}

impl NanPolicy {
    /// Reads the name of a policy.
    pub(crate) fn new(name: &str) -> PyResult<Self> {
        match name {
            "raise" => Ok(Self::Raise),
            "omit" => Ok(Self::Omit),
            "propagate" => Ok(Self::Propagate),
            _ => {
                let message = format!("nan_policy = {name:?}: must be \"raise\", \"omit\" or \"propagate\"");
                Err(PyValueError::new_err(message))
            }
        }
    }

    /// Refuses to propagate, where a result has no place for NaN.
    pub(crate) fn without_propagate(self) -> PyResult<Self> {
        if self == Self::Propagate {
            return Err(PyValueError::new_err("nan_policy = \"propagate\": must be \"raise\" or \"omit\" here"));
        }
        Ok(self)
    }
}
