//! What `vonmises._core.npy` holds.

use super::describe::describe;
use super::join::join;
use pyo3::prelude::*;
use pyo3::wrap_pyfunction;

/// Adds the functions to the module.
pub(crate) fn register(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add_function(wrap_pyfunction!(describe, module)?)?;
    module.add_function(wrap_pyfunction!(join, module)?)
}
