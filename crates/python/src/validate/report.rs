//! `vonmises.validate.Report`.

use crate::gof::results::test_result;
use crate::results::result;
use crate::statistics::stored::{read, write};
use pyo3::prelude::*;
use pyo3::types::{PyTuple, PyType};
use vonmises::validate::{LaneReport, Parameters, Report};

/// The checks of samples, lane by lane.
///
/// `lanes`, `elements` and `distributions` make it. ``print`` shows a table of the lanes, failed lanes first.
#[pyclass(module = "vonmises.validate", name = "Report", frozen)]
#[derive(Debug)]
pub(crate) struct PyReport {
    report: Report,
}

#[pymethods]
impl PyReport {
    /// The significance level: the largest probability that any check of correct samples fails.
    #[getter]
    fn level(&self) -> f64 {
        self.report.level
    }

    /// Whether every check of every lane passed.
    #[getter]
    fn passed(&self) -> bool {
        self.report.passed()
    }

    /// The smallest adjusted p-value of all lanes.
    #[getter]
    fn smallest_p_value(&self) -> f64 {
        self.report.smallest_p_value()
    }

    /// The lanes in row-major order, each a `LaneReport`.
    #[getter]
    fn lanes<'py>(&self, py: Python<'py>) -> PyResult<Vec<Bound<'py, PyAny>>> {
        self.report.lanes.iter().map(|lane| lane_report(py, lane)).collect()
    }

    /// The lanes that failed: with an adjusted p-value of at most the level.
    #[getter]
    fn failures<'py>(&self, py: Python<'py>) -> PyResult<Vec<Bound<'py, PyAny>>> {
        self.report.failures().map(|lane| lane_report(py, lane)).collect()
    }

    fn __repr__(&self) -> String {
        let (lanes, failed) = (self.report.lanes.len(), self.report.failures().count());
        let verdict = if failed == 0 { "passed".into() } else { format!("refused in {failed} of {lanes}") };
        let (smallest, level) = (self.report.smallest_p_value(), self.report.level);
        format!("<Report of {lanes} lanes: {verdict}, smallest adjusted p-value {smallest:.2e}, level {level:.2e}>")
    }

    fn __str__(&self) -> String {
        self.report.to_string()
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, (String,))> {
        Ok((slf.get_type().getattr("_restored")?, (write(&slf.get().report)?,)))
    }

    #[classmethod]
    fn _restored(_class: &Bound<'_, PyType>, text: &str) -> PyResult<Self> {
        read::<Report>(text).map(Self::from)
    }
}

impl From<Report> for PyReport {
    fn from(report: Report) -> Self {
        Self { report }
    }
}

fn lane_report<'py>(py: Python<'py>, lane: &LaneReport) -> PyResult<Bound<'py, PyAny>> {
    let check = |check: &vonmises::validate::Check| {
        result(py, "Check", (check.name.to_string(), test_result(py, &check.test)?, check.adjusted_p_value))
    };
    let checks = lane.checks.iter().map(check).collect::<PyResult<Vec<_>>>()?;
    let (expected, found) = (parameters(py, lane.expected)?, parameters(py, lane.found)?);
    let (index, checks) = (PyTuple::new(py, &lane.index)?, PyTuple::new(py, checks)?);
    result(py, "LaneReport", (index, lane.samples, expected, found, checks, lane.smallest_p_value()))
}

fn parameters<'py>(py: Python<'py>, given: Option<Parameters>) -> PyResult<Option<Bound<'py, PyAny>>> {
    given.map(|Parameters { loc, concentration }| result(py, "Parameters", (loc, concentration))).transpose()
}
