//! The two types of floating-point numbers.

use numpy::{PyArrayDescr, PyArrayDescrMethods};
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;

/// `float32` or `float64`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Precision {
    Single,
    Double,
}

/// Runs a piece of code with a type name that stands for `f32` or `f64`.
macro_rules! with_float {
    ($precision:expr, $float:ident => $body:expr) => {
        match $precision {
            $crate::arrays::precision::Precision::Single => {
                type $float = f32;
                $body
            }
            $crate::arrays::precision::Precision::Double => {
                type $float = f64;
                $body
            }
        }
    };
}
pub(crate) use with_float;

impl Precision {
    /// Reads a `dtype` argument: anything that `numpy.dtype` takes and that means `float32` or `float64`.
    pub(crate) fn from_dtype(dtype: &Bound<'_, PyAny>) -> PyResult<Self> {
        let descr = PyArrayDescr::new(dtype.py(), dtype)?;
        match (descr.kind(), descr.itemsize()) {
            (b'f', 4) => Ok(Self::Single),
            (b'f', 8) => Ok(Self::Double),
            _ => Err(PyTypeError::new_err(format!("dtype = {descr}: must be float32 or float64"))),
        }
    }
}
