//! Results that are classes of Python, of the module `vonmises._results`.

use pyo3::prelude::*;
use pyo3::types::PyTuple;
use vonmises::circular::PerParameter;

/// Returns an instance of the class of that name.
pub(crate) fn result<'py>(
    py: Python<'py>,
    class: &str,
    fields: impl IntoPyObject<'py, Target = PyTuple, Output = Bound<'py, PyTuple>, Error = PyErr>,
) -> PyResult<Bound<'py, PyAny>> {
    py.import("vonmises._results")?.getattr(class)?.call1(fields.into_pyobject(py)?)
}

/// Returns a value for each parameter, `None` for one that was known.
pub(crate) fn per_parameter<'py>(
    py: Python<'py>,
    PerParameter { loc, concentration }: PerParameter<Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyAny>> {
    result(py, "PerParameter", (loc, concentration))
}

/// Returns a distribution of the package.
pub(crate) fn distribution<'py>(
    py: Python<'py>,
    loc: Bound<'py, PyAny>,
    concentration: Bound<'py, PyAny>,
) -> PyResult<Bound<'py, PyAny>> {
    py.import("vonmises")?.getattr("VonMises")?.call1((loc, concentration))
}
