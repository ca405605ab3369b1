//! Checks of samples against distributions, and of two arrays of samples against each other.

use super::report::PyReport;
use crate::arrays::input::Argument;
use crate::arrays::precision::{Precision, with_float};
use crate::errors::exception;
use crate::observations::given::Given;
use crate::threads::run::run;
use ndarray::Axis;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use vonmises::validate;

/// Checks each lane of samples against a distribution of its own.
///
/// The checks of a lane are those of its mean direction, of its concentration, and Kuiper's and Watson's tests. A lane
/// fails if one of its p-values, after Holm's adjustment for all checks of all lanes, is at most `level`: that happens
/// to correct samples with at most that probability.
///
/// Parameters
/// ----------
/// x : array_like
///     Samples: angles in radians, of any size.
/// loc, concentration : array_like
///     Parameters, which broadcast to the shape of x without the axis.
/// axis : int or tuple of int, optional
///     Lanes run along it; by default along the first.
/// level : float, optional
///     Strictly between 0 and 1.
///
/// Returns
/// -------
/// Report
///     The checks of every lane.
///
/// Raises
/// ------
/// ValueError
///     If a sample is not finite, a parameter or the level is out of range, there are no samples, or shapes do not
///     broadcast.
///
/// Examples
/// --------
/// >>> from vonmises import Key, sample, validate
/// >>> x = sample(Key(1), [0.0, 1.0, 2.0], 5.0, (1000, 3))
/// >>> validate.lanes(x, [0.0, 1.0, 2.0], 5.0).passed
/// True
/// >>> [lane.index for lane in validate.lanes(x, [0.0, 1.0, 2.5], 5.0).failures]
/// [(2,)]
#[pyfunction]
#[pyo3(signature = (x, loc, concentration, axis=None, *, level=0.001))]
pub(crate) fn lanes(
    py: Python<'_>,
    x: &Bound<'_, PyAny>,
    loc: &Bound<'_, PyAny>,
    concentration: &Bound<'_, PyAny>,
    axis: Option<&Bound<'_, PyAny>>,
    level: f64,
) -> PyResult<PyReport> {
    let zero = 0_i64.into_pyobject(py)?.into_any();
    let given = Given::new(x, Some(axis.unwrap_or(&zero)), None, "raise")?;
    let (loc, concentration) = (Argument::new("loc", loc)?, Argument::new("concentration", concentration)?);
    let axis = given.axis.unwrap_or(Axis(0));
    let precision = Precision::common(None, &[given.angles(), &loc, &concentration])?;
    let report = with_float!(precision, F => {
        let (sample, loc, concentration) = (given.sample::<F>()?, loc.pinned::<F>()?, concentration.pinned::<F>()?);
        run(py, move || validate::lanes(sample.observations(), &loc, &concentration, axis, level))?
    });
    report.map(PyReport::from).map_err(|error| exception(py, &error))
}

/// Checks samples that each have a distribution of their own, as those of a neural network do.
///
/// The distribution function of each sample's own distribution, evaluated at the sample, is uniform if the samples are
/// correct: the two checks are Kuiper's and Watson's tests of all these values together.
///
/// Parameters
/// ----------
/// x : array_like
///     Samples: angles in radians, of any size.
/// loc, concentration : array_like
///     Parameters, which broadcast to the shape of x.
/// level : float, optional
///     The probability that correct samples fail, strictly between 0 and 1.
///
/// Returns
/// -------
/// Report
///     Of one lane, without parameters.
///
/// Raises
/// ------
/// ValueError
///     As `lanes` does.
///
/// Examples
/// --------
/// >>> import numpy as np
/// >>> from vonmises import Key, sample, validate
/// >>> k = np.exp(np.linspace(-2.0, 9.0, 2000))
/// >>> x = sample(Key(3), 1.0, k)
/// >>> validate.elements(x, 1.0, k).passed, validate.elements(x, 1.0, 1.3 * k).passed
/// (True, False)
#[pyfunction]
#[pyo3(signature = (x, loc, concentration, *, level=0.001))]
pub(crate) fn elements(
    py: Python<'_>,
    x: &Bound<'_, PyAny>,
    loc: &Bound<'_, PyAny>,
    concentration: &Bound<'_, PyAny>,
    level: f64,
) -> PyResult<PyReport> {
    let x = Argument::new("x", x)?;
    let (loc, concentration) = (Argument::new("loc", loc)?, Argument::new("concentration", concentration)?);
    let report = with_float!(Precision::common(None, &[&x, &loc, &concentration])?, F => {
        let (x, loc, concentration) = (x.pinned::<F>()?, loc.pinned::<F>()?, concentration.pinned::<F>()?);
        run(py, move || validate::elements(&x, &loc, &concentration, level))?
    });
    report.map(PyReport::from).map_err(|error| exception(py, &error))
}

/// Checks whether two arrays of samples follow the same distributions, lane by lane.
///
/// The checks are Kuiper's and Watson's two-sample tests; distributions need not be von Mises. Samples of the same key
/// are not independent: use `compare` for these.
///
/// Parameters
/// ----------
/// a, b : array_like
///     Samples: angles in radians, of any size, in arrays of the same shape but for the axis.
/// axis : int, optional
///     Lanes run along it; by default along the first.
/// level : float, optional
///     The probability that any lane of equal distributions fails, strictly between 0 and 1.
///
/// Returns
/// -------
/// Report
///     The checks of every lane.
///
/// Raises
/// ------
/// ValueError
///     If shapes differ, a sample is not finite, there are none, or the level is out of range.
///
/// Examples
/// --------
/// >>> from vonmises import Key, sample, validate
/// >>> a, b = sample(Key(1), [0.0, 1.0], 2.0, (800, 2)), sample(Key(2), [0.0, 1.0], 2.0, (500, 2))
/// >>> validate.distributions(a, b).passed, validate.distributions(a, b + 0.5).passed
/// (True, False)
#[pyfunction]
#[pyo3(signature = (a, b, axis=None, *, level=0.001))]
pub(crate) fn distributions(
    py: Python<'_>,
    a: &Bound<'_, PyAny>,
    b: &Bound<'_, PyAny>,
    axis: Option<&Bound<'_, PyAny>>,
    level: f64,
) -> PyResult<PyReport> {
    let zero = 0_i64.into_pyobject(py)?.into_any();
    let given = Given::new(a, Some(axis.unwrap_or(&zero)), None, "raise")?;
    let b = Argument::new("b", b)?;
    if axis.is_some_and(|axis| axis.is_instance_of::<pyo3::types::PyTuple>()) {
        return Err(PyTypeError::new_err("axis: must be an integer"));
    }
    let (a, axis) = (given.angles(), given.axis.unwrap_or(Axis(0)));
    let report = with_float!(Precision::common(None, &[a, &b])?, F => {
        let (a, b) = (a.pinned::<F>()?, b.pinned::<F>()?);
        run(py, move || validate::distributions(&a, &b, axis, level))?
    });
    report.map(PyReport::from).map_err(|error| exception(py, &error))
}
