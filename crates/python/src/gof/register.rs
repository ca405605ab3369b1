//! What `vonmises._core.gof` holds.

use super::fitted::{kolmogorov_smirnov_fitted, kuiper_fitted, watson_fitted};
use super::one_sample::{kolmogorov_smirnov, kuiper, watson};
use super::rayleigh::rayleigh;
use super::two_sample::{kuiper_two_sample, watson_two_sample};
use pyo3::prelude::*;
use pyo3::wrap_pyfunction;

/// Adds the functions to the module.
pub(crate) fn register(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add_function(wrap_pyfunction!(rayleigh, module)?)?;
    module.add_function(wrap_pyfunction!(kuiper, module)?)?;
    module.add_function(wrap_pyfunction!(watson, module)?)?;
    module.add_function(wrap_pyfunction!(kolmogorov_smirnov, module)?)?;
    module.add_function(wrap_pyfunction!(kuiper_fitted, module)?)?;
    module.add_function(wrap_pyfunction!(watson_fitted, module)?)?;
    module.add_function(wrap_pyfunction!(kolmogorov_smirnov_fitted, module)?)?;
    module.add_function(wrap_pyfunction!(kuiper_two_sample, module)?)?;
    module.add_function(wrap_pyfunction!(watson_two_sample, module)?)
}
