//! Which type a call computes with.

use super::input::Argument;
use super::precision::Precision;
use pyo3::prelude::*;

impl Precision {
    /// Returns the type that is asked for, or that of the arguments: `float32` if all arrays have it. Python's numbers
    /// adapt to arrays, and alone they are `float64`.
    pub(crate) fn common(dtype: Option<&Bound<'_, PyAny>>, arguments: &[&Argument<'_>]) -> PyResult<Self> {
        if let Some(dtype) = dtype {
            return Self::from_dtype(dtype);
        }
        let mut known = arguments.iter().filter_map(|argument| argument.precision()).peekable();
        let is_single = known.peek().is_some() && known.all(|precision| precision == Self::Single);
        Ok(if is_single { Self::Single } else { Self::Double })
    }
}
