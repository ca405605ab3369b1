//! Results of tests as objects of Python.

use crate::arrays::output::mapped;
use crate::results::result;
use ndarray::ArrayD;
use pyo3::IntoPyObjectExt;
use pyo3::prelude::*;
use vonmises::gof::TestResult;

/// What stands for the method of a lane with NaN.
pub(super) const MISSING: &str = "missing";

/// Returns a `TestResult` of numbers, or of arrays if there are lanes; a lane with NaN has no result.
pub(super) fn test_results<'py>(py: Python<'py>, tests: &ArrayD<Option<TestResult>>) -> PyResult<Bound<'py, PyAny>> {
    let number = |part: fn(&TestResult) -> f64| mapped(py, tests, |test| test.as_ref().map_or(f64::NAN, part));
    let (statistic, p_value) = (number(|test| test.statistic)?, number(|test| test.p_value)?);
    result(py, "TestResult", (statistic, p_value, methods(py, tests)?))
}

fn methods<'py>(py: Python<'py>, tests: &ArrayD<Option<TestResult>>) -> PyResult<Bound<'py, PyAny>> {
    let name = |test: &Option<TestResult>| test.map_or_else(|| MISSING.into(), |test| test.method.to_string());
    let names = tests.iter().map(name).collect::<Vec<_>>();
    if let ([name], 0) = (&names[..], tests.ndim()) {
        return name.into_bound_py_any(py);
    }
    let array = py.import("numpy")?.call_method1("array", (names, "str"))?;
    array.call_method1("reshape", (tests.shape(),))
}

/// Returns a `TestResult` of one test.
pub(crate) fn test_result<'py>(py: Python<'py>, test: &TestResult) -> PyResult<Bound<'py, PyAny>> {
    test_results(py, &ndarray::arr0(Some(*test)).into_dyn())
}
