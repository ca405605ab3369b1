//! The grid that angles were rounded to.

use crate::errors::exception;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use vonmises::circular::Rounding;

/// Reads a `rounding` argument: the step in radians, or the step and an offset.
pub(crate) fn rounding(given: Option<&Bound<'_, PyAny>>) -> PyResult<Option<Rounding>> {
    let Some(given) = given else { return Ok(None) };
    let step = given.extract::<f64>().map(|step| (step, 0.0));
    let (step, offset) = step.or_else(|_| given.extract::<(f64, f64)>()).map_err(|_| {
        PyTypeError::new_err(format!("rounding = {given}: must be a step in radians, or (step, offset)"))
    })?;
    let grid = Rounding::new(step).and_then(|grid| grid.with_offset(offset));
    grid.map(Some).map_err(|error| exception(given.py(), &error))
}
