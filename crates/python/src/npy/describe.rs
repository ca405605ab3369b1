//! `vonmises.npy.describe`.

use crate::errors::file_exception;
use crate::results::result;
use crate::threads::run::run;
use numpy::PyArrayDescr;
use pyo3::IntoPyObjectExt;
use pyo3::prelude::*;
use pyo3::types::PyTuple;
use std::path::PathBuf;
use vonmises::npy;

/// Reads the header of an ``.npy`` file: its shape and type, and which part of a run it is.
///
/// Parameters
/// ----------
/// path : str or os.PathLike
///     The file.
///
/// Returns
/// -------
/// Description
///     With `shape`, `dtype`, and `shard`: a `Shard` with `index`, `count` and `run`, or ``None`` for a file that is no
///     part.
///
/// Raises
/// ------
/// OSError
///     If the file cannot be read.
/// ValueError
///     If it has no valid header.
///
/// Examples
/// --------
/// >>> import pathlib, tempfile
/// >>> import numpy as np
/// >>> from vonmises import npy
/// >>> with tempfile.TemporaryDirectory() as folder:
/// ...     np.save(path := pathlib.Path(folder, "angles.npy"), np.zeros((3, 2)))
/// ...     npy.describe(path)
/// Description(shape=(3, 2), dtype=dtype('float64'), shard=None)
#[pyfunction]
pub(crate) fn describe(py: Python<'_>, path: PathBuf) -> PyResult<Bound<'_, PyAny>> {
    let description = run(py, move || npy::describe(path))?.map_err(|error| file_exception(&error))?;
    let shard = description.shard.map(|shard| result(py, "Shard", (shard.index(), shard.count(), shard.run())));
    let dtype = PyArrayDescr::new(py, description.dtype.into_bound_py_any(py)?)?;
    result(py, "Description", (PyTuple::new(py, description.shape)?, dtype, shard.transpose()?))
}
