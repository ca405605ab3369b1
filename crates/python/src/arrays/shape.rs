//! `shape` arguments, and how large a result will be.

use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyInt, PyTuple};
use vonmises::OutShape;

/// A `shape` argument: `None`, an integer, or a sequence of integers.
#[derive(Clone, Debug)]
pub(crate) struct Shape(pub(crate) Option<Vec<usize>>);

impl<'py> FromPyObject<'_, 'py> for Shape {
    type Error = PyErr;

    fn extract(given: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        if given.is_none() {
            return Ok(Self(None));
        }
        if given.is_instance_of::<PyInt>() {
            return Ok(Self(Some(vec![length(&given)?])));
        }
        if let Ok(lengths) = given.cast::<PyTuple>() {
            return lengths.iter().map(|item| length(&item)).collect::<PyResult<_>>().map(Some).map(Self);
        }
        if let Ok(one) = length(&given) {
            return Ok(Self(Some(vec![one])));
        }
        let items =
            given.try_iter().map_err(|_| PyTypeError::new_err("shape: must be an integer or a sequence of them"))?;
        items.map(|item| length(&item?)).collect::<PyResult<_>>().map(Some).map(Self)
    }
}

/// Reads the length of an axis: an `int`, or what has `__index__`.
fn length(given: &Bound<'_, PyAny>) -> PyResult<usize> {
    given.extract().map_err(|error: PyErr| {
        if error.is_instance_of::<PyTypeError>(given.py()) {
            return error;
        }
        PyValueError::new_err(format!("shape: {given} is not a length from 0 to {}", usize::MAX))
    })
}

impl OutShape for &Shape {
    fn resolve(self, broadcast: &[usize]) -> Vec<usize> {
        self.0.as_deref().unwrap_or(broadcast).to_vec()
    }
}

impl Shape {
    /// Returns how many elements a result has at most, where keys and parameters have those shapes: for the choice of a
    /// thread, before shapes are checked.
    pub(crate) fn elements(&self, keys: &[usize], parameters: &[&[usize]]) -> usize {
        let given = self.0.as_deref().map_or(1, product);
        let keys = product(keys);
        parameters.iter().map(|shape| product(shape)).fold(given, usize::max).max(if self.0.is_some() {
            1
        } else {
            broadcast_elements(parameters).saturating_mul(keys)
        })
    }
}

/// Returns a number that is at least that of the elements of what arrays of those shapes broadcast to.
pub(crate) fn broadcast_elements(shapes: &[&[usize]]) -> usize {
    let rank = shapes.iter().map(|shape| shape.len()).max().unwrap_or_default();
    let axis = |from_end: usize| {
        let lengths = shapes.iter().filter_map(|shape| shape.len().checked_sub(from_end + 1).map(|at| shape[at]));
        lengths.max().unwrap_or(1)
    };
    (0..rank).map(axis).fold(1, usize::saturating_mul)
}

fn product(shape: &[usize]) -> usize {
    shape.iter().copied().fold(1, usize::saturating_mul)
}
