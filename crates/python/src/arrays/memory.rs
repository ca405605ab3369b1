//! Memory of the caller that a call fills.

use crate::threads::owners::Owner;
use numpy::prelude::*;
use numpy::{Element, PyArrayDyn, dtype};
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use vonmises::Float;

/// Memory of an array that a call fills without Python's lock.
pub(crate) struct Memory<F> {
    /// Keeps the memory.
    _owner: Owner,
    data: *mut F,
    len: usize,
}

// SAFETY: the elements are plain numbers, and the owner may be dropped on any thread.
unsafe impl<F: Send> Send for Memory<F> {}

impl<F: Float + Element> Memory<F> {
    pub(crate) fn new(out: &Bound<'_, PyAny>) -> PyResult<Self> {
        let array = out.cast::<PyArrayDyn<F>>().map_err(|_| {
            let dtype = dtype::<F>(out.py());
            PyTypeError::new_err(format!("out must be an ndarray of dtype {dtype} in the machine's byte order"))
        })?;
        let flags = array.getattr("flags")?;
        if !flags.getattr("carray")?.extract::<bool>()? {
            return Err(PyValueError::new_err("out must be writeable, aligned, and in row-major order"));
        }
        Ok(Self { _owner: Owner::new(out.clone()), data: array.data(), len: array.len() })
    }

    pub(crate) fn len(&self) -> usize {
        self.len
    }

    pub(crate) fn slice(&mut self) -> &mut [F] {
        // SAFETY: an array in row-major order with that many elements starts there and lives as long as `self`. The
        // documentation asks callers to let no other thread use it.
        unsafe { std::slice::from_raw_parts_mut(self.data, self.len) }
    }
}
