//! Results: arrays whose memory NumPy takes over, and numbers.

use ndarray::ArrayD;
use numpy::{Element, PyArrayDyn};
use pyo3::prelude::*;

/// Returns the array to Python; one without axes as a number, as NumPy's functions do.
pub(crate) fn returned<'py, T: Element>(py: Python<'py>, array: ArrayD<T>) -> PyResult<Bound<'py, PyAny>> {
    let is_number = array.ndim() == 0;
    let array = PyArrayDyn::from_owned_array(py, array);
    if is_number { array.get_item(()) } else { Ok(array.into_any()) }
}

/// Returns an array of `f` of each element to Python, in the same way.
pub(crate) fn mapped<'py, A, T: Element>(
    py: Python<'py>,
    array: &ArrayD<A>,
    f: impl FnMut(&A) -> T,
) -> PyResult<Bound<'py, PyAny>> {
    returned(py, array.map(f))
}
