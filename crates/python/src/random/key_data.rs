//! Keys from words, and from keys of JAX.

use ndarray::ArrayD;
use numpy::prelude::*;
use numpy::{PyArrayDyn, PyUntypedArray};
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::PyTuple;

/// Returns the words of a key or an array of keys, shape (..., 2): those of a key of JAX, or `uint32` numbers.
pub(super) fn words(given: &Bound<'_, PyAny>) -> PyResult<ArrayD<u32>> {
    let py = given.py();
    let raw = if is_typed_key(given)? { data_of_typed(given)? } else { given.clone() };
    let array = py.import("numpy")?.getattr("asarray")?.call1((&raw,))?.cast_into::<PyUntypedArray>()?;
    let (kind, shape) = (array.dtype().kind(), array.shape().to_vec());
    let is_empty = shape.contains(&0);
    if !(matches!(kind, b'u' | b'i') || is_empty) || shape.last() != Some(&2) {
        let dtype = array.dtype();
        return Err(PyTypeError::new_err(format!(
            "a key is two words, uint32 of shape (..., 2): got {dtype} of shape {}",
            PyTuple::new(py, shape)?
        )));
    }
    // Lists of Python's integers are int64: they must fit.
    let checked = array.call_method1(intern!(py, "astype"), ("uint32",))?;
    if !array.call_method1("__eq__", (&checked,))?.call_method0("all")?.extract::<bool>()? {
        return Err(PyValueError::new_err("the words of a key must be from 0 to 4294967295"));
    }
    let checked = checked.cast_into::<PyArrayDyn<u32>>()?;
    Ok(checked.to_owned_array())
}

/// Returns whether this is a key array of `jax.random.key`, which has a type of its own.
fn is_typed_key(given: &Bound<'_, PyAny>) -> PyResult<bool> {
    let Ok(dtype) = given.getattr(intern!(given.py(), "dtype")) else { return Ok(false) };
    Ok(dtype.str()?.to_cow()?.starts_with("key<"))
}

fn data_of_typed<'py>(key: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    let dtype = key.getattr("dtype")?.str()?.to_string();
    if dtype != "key<fry>" {
        let message = format!("a key of JAX's implementation {dtype}: only threefry2x32, JAX's default, is supported");
        return Err(PyValueError::new_err(message));
    }
    key.py().import("jax")?.getattr("random")?.call_method1("key_data", (key,))
}
