//! What `vonmises._core.validate` holds.

use super::checks::{distributions, elements, lanes};
use super::compare::{PyComparison, compare};
use super::report::PyReport;
use pyo3::prelude::*;
use pyo3::wrap_pyfunction;

/// Adds the functions and classes to the module.
pub(crate) fn register(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add_function(wrap_pyfunction!(lanes, module)?)?;
    module.add_function(wrap_pyfunction!(elements, module)?)?;
    module.add_function(wrap_pyfunction!(distributions, module)?)?;
    module.add_function(wrap_pyfunction!(compare, module)?)?;
    module.add_class::<PyReport>()?;
    module.add_class::<PyComparison>()
}
