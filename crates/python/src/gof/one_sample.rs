//! Tests of angles against von Mises distributions that are known.

use super::results::test_results;
use crate::arrays::input::{Argument, Pinned};
use crate::arrays::precision::{Precision, with_float};
use crate::errors::exception;
use crate::observations::given::Given;
use crate::observations::reduce::is_nan;
use crate::observations::rounding::rounding;
use crate::observations::sample::Sample;
use crate::threads::run::run;
use ndarray::{ArrayD, Axis, IxDyn, Zip, arr0};
use numpy::Element;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use vonmises::circular::Observations;
use vonmises::gof::{self, TestResult};
use vonmises::{Error, Float, Result, VonMises};

type Angles<'a, F> = Observations<'a, F, IxDyn>;

/// The arguments of a test.
struct Tested<'py> {
    given: Given<'py>,
    loc: Argument<'py>,
    concentration: Argument<'py>,
}

impl<'py> Tested<'py> {
    fn new(given: Given<'py>, loc: &Bound<'py, PyAny>, concentration: &Bound<'py, PyAny>) -> PyResult<Self> {
        let (loc, concentration) = (Argument::new("loc", loc)?, Argument::new("concentration", concentration)?);
        for (name, argument) in [("loc", &loc), ("concentration", &concentration)] {
            if given.axis.is_none() && !argument.shape().is_empty() {
                let shape = argument.shape();
                let message = format!("{name} of shape {shape:?}: must be a number for the test of a whole array");
                return Err(PyValueError::new_err(message));
            }
        }
        Ok(Self { given, loc, concentration })
    }

    fn precision(&self) -> PyResult<Precision> {
        Precision::common(None, &[self.given.angles(), &self.loc, &self.concentration])
    }

    /// Tests the whole array, or each lane.
    fn results<F: Float + Element>(
        &self,
        py: Python<'py>,
        whole: impl Fn(Angles<'_, F>, &VonMises<F>) -> Result<TestResult> + Send + 'static,
        lanes: impl Fn(Angles<'_, F>, &Pinned<F>, &Pinned<F>, Axis) -> Result<ArrayD<TestResult>> + Send + 'static,
    ) -> PyResult<Bound<'py, PyAny>> {
        let (sample, axis) = (self.given.sample::<F>()?, self.given.axis);
        let (loc, concentration) = (self.loc.pinned::<F>()?, self.concentration.pinned::<F>()?);
        let work = move || {
            let Some(axis) = axis else {
                let number = |number: &Pinned<F>| number.view().first().copied().unwrap_or_else(F::nan);
                let distribution = VonMises::new(number(&loc), number(&concentration))?;
                return present(&sample, whole(sample.observations(), &distribution));
            };
            match lanes(sample.observations(), &loc, &concentration, axis) {
                Err(error) if sample.propagates() && is_nan(&error) => {
                    let (filled, missing) = sample.without_nan_lanes(axis);
                    let tests = lanes(sample.with_angles(filled.view()), &loc, &concentration, axis)?;
                    Ok(Zip::from(&tests).and(&missing).map_collect(|&test, &missing| (!missing).then_some(test)))
                }
                tests => Ok(tests?.mapv(Some)),
            }
        };
        test_results(py, &run(py, work)?.map_err(|error: Error| exception(py, &error))?)
    }
}

/// Returns the result, or nothing where NaN propagates.
fn present<F: Float + Element>(sample: &Sample<F>, result: Result<TestResult>) -> Result<ArrayD<Option<TestResult>>> {
    match result {
        Err(error) if sample.propagates() && is_nan(&error) => Ok(arr0(None).into_dyn()),
        result => Ok(arr0(Some(result?)).into_dyn()),
    }
}

/// Tests whether angles follow a von Mises distribution, by Kuiper's statistic.
///
/// The statistic is V, the largest difference of the distribution functions to one side plus that to the other, and
/// does not depend on where the circle is cut. The test detects any difference, and best two groups or a hole. If the
/// distribution was fitted to the same angles, use `kuiper_fitted`.
///
/// Parameters
/// ----------
/// x : array_like
///     Angles in radians, of any size.
/// loc : array_like, optional
///     The location of the distribution; for lanes one for each, or one for all.
/// concentration : array_like, optional
///     Its concentration, likewise. By default 0: the test is then one of uniformity.
/// axis : int or tuple of int, optional
///     Lanes run along it, each with a test of its own. By default the whole array is tested.
/// weights : array_like, optional
///     Counts: whole numbers, for angles with a known `rounding` only.
/// nan_policy : {"raise", "omit", "propagate"}, optional
///     What NaN in x is: an error, a missing angle, or a lane whose results are NaN.
/// rounding : float or (float, float), optional
///     The step that angles were rounded to, in radians, a whole fraction of a turn; with the offset of the grid. The
///     test then compares the numbers in the classes with the distribution's masses there.
///
/// Returns
/// -------
/// TestResult
///     Of numbers, or of arrays for lanes.
///
/// Raises
/// ------
/// ValueError
///     If there are no angles, one is not finite, a parameter is out of range, shapes do not broadcast, or angles have
///     weights without a known rounding.
///
/// Examples
/// --------
/// >>> from vonmises import Key, gof, sample
/// >>> x = sample(Key(0), 1.0, 2.0, (3, 200))
/// >>> bool((gof.kuiper(x, 1.0, 2.0, axis=1).p_value > 0.01).all())
/// True
/// >>> bool(gof.kuiper(x, 1.5, 2.0).p_value < 1e-6)
/// True
#[pyfunction]
#[pyo3(signature = (x, loc=None, concentration=None, axis=None, weights=None, nan_policy="raise", *, rounding=None))]
#[allow(clippy::too_many_arguments)] // those of Python
pub(crate) fn kuiper<'py>(
    py: Python<'py>,
    x: &Bound<'py, PyAny>,
    loc: Option<&Bound<'py, PyAny>>,
    concentration: Option<&Bound<'py, PyAny>>,
    axis: Option<&Bound<'py, PyAny>>,
    weights: Option<&Bound<'py, PyAny>>,
    nan_policy: &str,
    rounding: Option<&Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyAny>> {
    let given = Given::new(x, axis, weights, nan_policy)?.rounded(self::rounding(rounding)?);
    let zero = pyo3::types::PyFloat::new(py, 0.0).into_any();
    let tested = Tested::new(given, loc.unwrap_or(&zero), concentration.unwrap_or(&zero))?;
    with_float!(tested.precision()?, F => {
        let whole = |x: Angles<'_, F>, distribution: &VonMises<F>| gof::kuiper(x, distribution);
        tested.results::<F>(py, whole, |x, loc, concentration, axis| gof::kuiper_axis(x, loc, concentration, axis))
    })
}

/// Tests whether angles follow a von Mises distribution, by Watson's statistic.
///
/// The statistic is U squared, and does not depend on where the circle is cut. The test detects any difference, and
/// best a shift or a change of concentration. Its p-value is exact up to three angles and otherwise an approximation.
/// If the distribution was fitted to the same angles, use `watson_fitted`.
///
/// Parameters
/// ----------
/// x : array_like
///     Angles in radians, of any size.
/// loc : array_like, optional
///     The location of the distribution; for lanes one for each, or one for all.
/// concentration : array_like, optional
///     Its concentration, likewise. By default 0: the test is then one of uniformity.
/// axis : int or tuple of int, optional
///     Lanes run along it, each with a test of its own. By default the whole array is tested.
/// weights : array_like, optional
///     Counts: whole numbers, for angles with a known `rounding` only.
/// nan_policy : {"raise", "omit", "propagate"}, optional
///     What NaN in x is: an error, a missing angle, or a lane whose results are NaN.
/// rounding : float or (float, float), optional
///     The step that angles were rounded to, in radians, a whole fraction of a turn; with the offset of the grid. The
///     test then compares the numbers in the classes with the distribution's masses there.
///
/// Returns
/// -------
/// TestResult
///     Of numbers, or of arrays for lanes.
///
/// Raises
/// ------
/// ValueError
///     If there are no angles, one is not finite, a parameter is out of range, shapes do not broadcast, or angles have
///     weights without a known rounding.
///
/// Examples
/// --------
/// >>> from vonmises import Key, gof, sample
/// >>> x = sample(Key(0), 1.0, 2.0, 200)
/// >>> bool(gof.watson(x, 1.0, 2.0).p_value > 0.01), bool(gof.watson(x, 1.5, 2.0).p_value < 1e-6)
/// (True, True)
#[pyfunction]
#[pyo3(signature = (x, loc=None, concentration=None, axis=None, weights=None, nan_policy="raise", *, rounding=None))]
#[allow(clippy::too_many_arguments)] // those of Python
pub(crate) fn watson<'py>(
    py: Python<'py>,
    x: &Bound<'py, PyAny>,
    loc: Option<&Bound<'py, PyAny>>,
    concentration: Option<&Bound<'py, PyAny>>,
    axis: Option<&Bound<'py, PyAny>>,
    weights: Option<&Bound<'py, PyAny>>,
    nan_policy: &str,
    rounding: Option<&Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyAny>> {
    let given = Given::new(x, axis, weights, nan_policy)?.rounded(self::rounding(rounding)?);
    let zero = pyo3::types::PyFloat::new(py, 0.0).into_any();
    let tested = Tested::new(given, loc.unwrap_or(&zero), concentration.unwrap_or(&zero))?;
    with_float!(tested.precision()?, F => {
        let whole = |x: Angles<'_, F>, distribution: &VonMises<F>| gof::watson(x, distribution);
        tested.results::<F>(py, whole, |x, loc, concentration, axis| gof::watson_axis(x, loc, concentration, axis))
    })
}

/// Tests whether angles follow a von Mises distribution, by the statistic of Kolmogorov and Smirnov.
///
/// The statistic is the largest difference of the distribution functions, as in ``scipy.stats.kstest``, and the p-value
/// is exact. It depends on where the circle is cut, here opposite to the location: choose this test only if that cut
/// has a meaning, and otherwise `kuiper` or `watson`.
///
/// Parameters
/// ----------
/// x : array_like
///     Angles in radians, of any size.
/// loc : array_like, optional
///     The location of the distribution; for lanes one for each, or one for all.
/// concentration : array_like, optional
///     Its concentration, likewise. By default 0: the test is then one of uniformity.
/// axis : int or tuple of int, optional
///     Lanes run along it, each with a test of its own. By default the whole array is tested.
/// weights : array_like, optional
///     Counts: whole numbers, for angles with a known `rounding` only.
/// nan_policy : {"raise", "omit", "propagate"}, optional
///     What NaN in x is: an error, a missing angle, or a lane whose results are NaN.
/// rounding : float or (float, float), optional
///     The step that angles were rounded to, in radians, a whole fraction of a turn; with the offset of the grid. The
///     test then compares the numbers in the classes with the distribution's masses there.
///
/// Returns
/// -------
/// TestResult
///     Of numbers, or of arrays for lanes.
///
/// Raises
/// ------
/// ValueError
///     If there are no angles, one is not finite, a parameter is out of range, shapes do not broadcast, or angles have
///     weights without a known rounding.
///
/// Examples
/// --------
/// >>> from vonmises import gof
/// >>> float(gof.kolmogorov_smirnov([0.0, 0.1, 0.2]).statistic.round(12))  # none below 0, where half of the uniform is
/// 0.5
#[pyfunction]
#[pyo3(signature = (x, loc=None, concentration=None, axis=None, weights=None, nan_policy="raise", *, rounding=None))]
#[allow(clippy::too_many_arguments)] // those of Python
pub(crate) fn kolmogorov_smirnov<'py>(
    py: Python<'py>,
    x: &Bound<'py, PyAny>,
    loc: Option<&Bound<'py, PyAny>>,
    concentration: Option<&Bound<'py, PyAny>>,
    axis: Option<&Bound<'py, PyAny>>,
    weights: Option<&Bound<'py, PyAny>>,
    nan_policy: &str,
    rounding: Option<&Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyAny>> {
    let given = Given::new(x, axis, weights, nan_policy)?.rounded(self::rounding(rounding)?);
    let zero = pyo3::types::PyFloat::new(py, 0.0).into_any();
    let tested = Tested::new(given, loc.unwrap_or(&zero), concentration.unwrap_or(&zero))?;
    with_float!(tested.precision()?, F => {
        let whole = |x: Angles<'_, F>, distribution: &VonMises<F>| gof::kolmogorov_smirnov(x, distribution);
        tested.results::<F>(py, whole, |x, loc, kappa, axis| gof::kolmogorov_smirnov_axis(x, loc, kappa, axis))
    })
}
