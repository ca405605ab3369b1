//! `vonmises.npy.join`.

use crate::errors::file_exception;
use crate::threads::run::{go_on, run_until};
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyString};
use std::path::PathBuf;
use vonmises::npy::Writer;

/// Joins the parts of a run, given in any order, to the file that the run makes without parts, byte for byte.
///
/// All parts are checked before anything is written, and the file appears in one step, when it is complete. Ctrl-C ends
/// the call without it.
///
/// Parameters
/// ----------
/// out : str or os.PathLike
///     The file to write.
/// parts : iterable of str or os.PathLike
///     The parts.
/// overwrite : bool, optional
///     Whether a file of that name is replaced.
///
/// Raises
/// ------
/// FileExistsError
///     If the file exists and is not to be replaced.
/// OSError
///     If a file cannot be read or written.
/// ValueError
///     If a file is damaged, not a part, or part of another run, or if parts are missing or there twice.
#[pyfunction]
#[pyo3(signature = (out, parts, *, overwrite=false))]
pub(crate) fn join(py: Python<'_>, out: PathBuf, parts: &Bound<'_, PyAny>, overwrite: bool) -> PyResult<()> {
    if parts.is_instance_of::<PyString>() || parts.is_instance_of::<PyBytes>() {
        return Err(PyTypeError::new_err("parts: must be several paths, not one"));
    }
    let parts = parts.try_iter()?.map(|part| part?.extract::<PathBuf>()).collect::<PyResult<Vec<_>>>()?;
    let joined =
        run_until(py, move |ended| Writer::new(out).overwrite(overwrite).progress(&|_| go_on(ended)).join(&parts))?;
    joined.map_err(|error| file_exception(&error))
}
