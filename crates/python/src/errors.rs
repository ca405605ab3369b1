//! Errors of the library as exceptions of Python.

use pyo3::IntoPyObjectExt;
use pyo3::exceptions::{PyFileExistsError, PyFileNotFoundError, PyMemoryError, PyOSError, PyValueError};
use pyo3::prelude::*;
use std::io;
use vonmises::{Error, npy, plot};

/// Returns the exception for an error of the library: `MemoryError` if an array is too large, else `ValueError`, which
/// for an element has the attributes `argument`, `index` and `value`.
pub(crate) fn exception(py: Python<'_>, error: &Error) -> PyErr {
    match error {
        Error::TooLarge { .. } => PyMemoryError::new_err(error.to_string()),
        Error::Value { argument, index, value, .. } => {
            let exception = PyValueError::new_err(error.to_string());
            attach(py, &exception, argument, index, *value).map_or_else(|failure| failure, |()| exception)
        }
        _ => PyValueError::new_err(error.to_string()),
    }
}

fn attach(py: Python<'_>, exception: &PyErr, argument: &str, index: &[usize], value: f64) -> PyResult<()> {
    let object = exception.value(py);
    object.setattr("argument", argument)?;
    object.setattr("index", pyo3::types::PyTuple::new(py, index)?)?;
    object.setattr("value", value.into_py_any(py)?)
}

/// Returns the exception for an error of a file: an `OSError` of its kind, or `ValueError` for what the file holds.
pub(crate) fn file_exception(error: &npy::Error) -> PyErr {
    match error.kind() {
        npy::ErrorKind::Io(io) => io_exception(io, error.to_string()),
        npy::ErrorKind::Exists => PyFileExistsError::new_err(error.to_string()),
        npy::ErrorKind::TooLarge { .. } => PyMemoryError::new_err(error.to_string()),
        _ => PyValueError::new_err(error.to_string()),
    }
}

/// Returns the exception for an error of a picture.
pub(crate) fn picture_exception(error: &plot::Error) -> PyErr {
    match error {
        plot::Error::Io { source, .. } => io_exception(source, error.to_string()),
        _ => PyValueError::new_err(error.to_string()),
    }
}

fn io_exception(error: &io::Error, text: String) -> PyErr {
    match error.kind() {
        io::ErrorKind::NotFound => PyFileNotFoundError::new_err(text),
        io::ErrorKind::AlreadyExists => PyFileExistsError::new_err(text),
        _ => PyOSError::new_err(text),
    }
}
