//! What `vonmises._core.circular` holds.

use super::accumulator::PyAccumulator;
use super::direction::mean;
use super::elements::{concentration_to_variance, distance, variance_to_concentration, wrap};
use super::fit::fit;
use super::fitted::PyFitted;
use super::moments::{centred_moment, moment};
use super::order::{median, quantile, range};
use super::shape::{kurtosis, skewness};
use super::spread::{dispersion, resultant_length, std, variance};
use pyo3::prelude::*;
use pyo3::wrap_pyfunction;

/// Adds the functions and classes to the module.
pub(crate) fn register(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add_function(wrap_pyfunction!(mean, module)?)?;
    module.add_function(wrap_pyfunction!(median, module)?)?;
    module.add_function(wrap_pyfunction!(quantile, module)?)?;
    module.add_function(wrap_pyfunction!(range, module)?)?;
    module.add_function(wrap_pyfunction!(resultant_length, module)?)?;
    module.add_function(wrap_pyfunction!(variance, module)?)?;
    module.add_function(wrap_pyfunction!(std, module)?)?;
    module.add_function(wrap_pyfunction!(dispersion, module)?)?;
    module.add_function(wrap_pyfunction!(moment, module)?)?;
    module.add_function(wrap_pyfunction!(centred_moment, module)?)?;
    module.add_function(wrap_pyfunction!(skewness, module)?)?;
    module.add_function(wrap_pyfunction!(kurtosis, module)?)?;
    module.add_function(wrap_pyfunction!(fit, module)?)?;
    module.add_function(wrap_pyfunction!(concentration_to_variance, module)?)?;
    module.add_function(wrap_pyfunction!(variance_to_concentration, module)?)?;
    module.add_function(wrap_pyfunction!(wrap, module)?)?;
    module.add_function(wrap_pyfunction!(distance, module)?)?;
    module.add_class::<PyFitted>()?;
    module.add_class::<PyAccumulator>()
}
