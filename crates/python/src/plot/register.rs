//! What `vonmises._core.plot` holds.

use super::draw::{histogram, quantiles, rose, wind_rose};
use super::panels::panels;
use super::picture::PyPicture;
use pyo3::prelude::*;
use pyo3::wrap_pyfunction;

/// Adds the functions and the class to the module.
pub(crate) fn register(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add_function(wrap_pyfunction!(rose, module)?)?;
    module.add_function(wrap_pyfunction!(wind_rose, module)?)?;
    module.add_function(wrap_pyfunction!(histogram, module)?)?;
    module.add_function(wrap_pyfunction!(quantiles, module)?)?;
    module.add_function(wrap_pyfunction!(panels, module)?)?;
    module.add_class::<PyPicture>()
}
