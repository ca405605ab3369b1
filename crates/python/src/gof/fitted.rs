//! Tests against distributions that are fitted to the same angles.

use super::results::MISSING;
use crate::arrays::output::returned;
use crate::arrays::precision::with_float;
use crate::errors::exception;
use crate::observations::given::Given;
use crate::observations::reduce::is_nan;
use crate::observations::rounding::rounding;
use crate::random::keys::Keys;
use crate::results::result;
use crate::threads::run::run;
use ndarray::{CowArray, IxDyn, arr0};
use numpy::Element;
use pyo3::prelude::*;
use vonmises::circular::Observations;
use vonmises::gof::{self, FittedTest};
use vonmises::{Float, IntoKeys, Key, Result};

/// Runs a test and returns a `FittedTest`.
fn tested<'py, F: Float + Element>(
    py: Python<'py>,
    given: &Given<'py>,
    key: Keys,
    test: impl Fn(Observations<'_, F, IxDyn>, CowArray<'_, Key, IxDyn>) -> Result<FittedTest<F>> + Send + 'static,
) -> PyResult<Bound<'py, PyAny>> {
    let sample = given.sample::<F>()?;
    let work = move || match test(sample.observations(), IntoKeys::into_cow(&key)) {
        Err(error) if sample.propagates() && is_nan(&error) => Ok(None),
        result => result.map(Some),
    };
    let fitted = run(py, work)?.map_err(|error| exception(py, &error))?;
    let method = fitted.as_ref().map_or_else(|| MISSING.into(), |fitted| fitted.test.method.to_string());
    let number =
        |part: fn(&FittedTest<F>) -> f64| returned(py, arr0(fitted.as_ref().map_or(f64::NAN, part)).into_dyn());
    let parameter =
        |part: fn(&FittedTest<F>) -> F| returned(py, arr0(fitted.as_ref().map_or_else(F::nan, part)).into_dyn());
    let (statistic, p_value) = (number(|fitted| fitted.test.statistic)?, number(|fitted| fitted.test.p_value)?);
    let loc = parameter(|fitted| fitted.distribution.loc())?;
    let concentration = parameter(|fitted| fitted.distribution.concentration())?;
    result(py, "FittedTest", (statistic, p_value, method, loc, concentration))
}

/// Tests whether angles follow any von Mises distribution, by Kuiper's statistic and a fit.
///
/// The p-value is that of the parametric bootstrap: samples of the fitted distribution are drawn, fitted and tested
/// alike. Draw b uses ``key.fold_in(b)``, so the result does not depend on the number of threads.
///
/// Parameters
/// ----------
/// x : array_like
///     Angles in radians, of any size and shape.
/// key : Key
///     One key.
/// draws : int, optional
///     How many samples are drawn. The smallest p-value is 1/(draws + 1).
/// weights : array_like, optional
///     Counts: whole numbers, for angles with a known `rounding` only.
/// nan_policy : {"raise", "omit", "propagate"}, optional
///     What NaN in x is: an error, a missing angle, or a result of NaN.
/// rounding : float or (float, float), optional
///     The step that angles were rounded to, in radians, a whole fraction of a turn; with the offset of the grid.
///     Angles that are drawn are then rounded alike.
///
/// Returns
/// -------
/// FittedTest
///     The test, and the parameters of the fit.
///
/// Raises
/// ------
/// ValueError
///     As `kuiper` does, if all angles are equal, or if `draws` is 0.
///
/// Examples
/// --------
/// >>> from vonmises import Key, gof, sample
/// >>> test = gof.kuiper_fitted(sample(Key(0), 1.0, 2.0, 100), Key(1), 199)
/// >>> bool(test.p_value > 0.05), test.method
/// (True, 'simulated, 199 draws')
#[pyfunction]
#[pyo3(signature = (x, key, draws=999, *, weights=None, nan_policy="raise", rounding=None))]
#[allow(clippy::too_many_arguments)] // those of Python
pub(crate) fn kuiper_fitted<'py>(
    py: Python<'py>,
    x: &Bound<'py, PyAny>,
    key: &Bound<'py, PyAny>,
    draws: usize,
    weights: Option<&Bound<'py, PyAny>>,
    nan_policy: &str,
    rounding: Option<&Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyAny>> {
    let given = Given::whole(x, weights, nan_policy)?.rounded(self::rounding(rounding)?);
    let key = Keys::new(key)?;
    with_float!(given.precision()?, F => {
        tested::<F>(py, &given, key, move |x, key| gof::kuiper_fitted(x, key, draws))
    })
}

/// Tests whether angles follow any von Mises distribution, by Watson's statistic and a fit.
///
/// The p-value is that of the parametric bootstrap: samples of the fitted distribution are drawn, fitted and tested
/// alike. Draw b uses ``key.fold_in(b)``, so the result does not depend on the number of threads.
///
/// Parameters
/// ----------
/// x : array_like
///     Angles in radians, of any size and shape.
/// key : Key
///     One key.
/// draws : int, optional
///     How many samples are drawn. The smallest p-value is 1/(draws + 1).
/// weights : array_like, optional
///     Counts: whole numbers, for angles with a known `rounding` only.
/// nan_policy : {"raise", "omit", "propagate"}, optional
///     What NaN in x is: an error, a missing angle, or a result of NaN.
/// rounding : float or (float, float), optional
///     The step that angles were rounded to, in radians, a whole fraction of a turn; with the offset of the grid.
///     Angles that are drawn are then rounded alike.
///
/// Returns
/// -------
/// FittedTest
///     The test, and the parameters of the fit.
///
/// Raises
/// ------
/// ValueError
///     As `watson` does, if all angles are equal, or if `draws` is 0.
///
/// Examples
/// --------
/// >>> from vonmises import Key, gof, sample
/// >>> test = gof.watson_fitted(sample(Key(0), 1.0, 2.0, 100), Key(1), 199)
/// >>> bool(test.p_value > 0.05), test.method
/// (True, 'simulated, 199 draws')
#[pyfunction]
#[pyo3(signature = (x, key, draws=999, *, weights=None, nan_policy="raise", rounding=None))]
#[allow(clippy::too_many_arguments)] // those of Python
pub(crate) fn watson_fitted<'py>(
    py: Python<'py>,
    x: &Bound<'py, PyAny>,
    key: &Bound<'py, PyAny>,
    draws: usize,
    weights: Option<&Bound<'py, PyAny>>,
    nan_policy: &str,
    rounding: Option<&Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyAny>> {
    let given = Given::whole(x, weights, nan_policy)?.rounded(self::rounding(rounding)?);
    let key = Keys::new(key)?;
    with_float!(given.precision()?, F => {
        tested::<F>(py, &given, key, move |x, key| gof::watson_fitted(x, key, draws))
    })
}

/// Tests whether angles follow any von Mises distribution, by the statistic of Kolmogorov and Smirnov and a fit.
///
/// The p-value is that of the parametric bootstrap: samples of the fitted distribution are drawn, fitted and tested
/// alike. Draw b uses ``key.fold_in(b)``, so the result does not depend on the number of threads.
///
/// Parameters
/// ----------
/// x : array_like
///     Angles in radians, of any size and shape.
/// key : Key
///     One key.
/// draws : int, optional
///     How many samples are drawn. The smallest p-value is 1/(draws + 1).
/// weights : array_like, optional
///     Counts: whole numbers, for angles with a known `rounding` only.
/// nan_policy : {"raise", "omit", "propagate"}, optional
///     What NaN in x is: an error, a missing angle, or a result of NaN.
/// rounding : float or (float, float), optional
///     The step that angles were rounded to, in radians, a whole fraction of a turn; with the offset of the grid.
///     Angles that are drawn are then rounded alike.
///
/// Returns
/// -------
/// FittedTest
///     The test, and the parameters of the fit.
///
/// Raises
/// ------
/// ValueError
///     As `kolmogorov_smirnov` does, if all angles are equal, or if `draws` is 0.
///
/// Examples
/// --------
/// >>> from vonmises import Key, gof, sample
/// >>> test = gof.kolmogorov_smirnov_fitted(sample(Key(0), 1.0, 2.0, 100), Key(1), 199)
/// >>> bool(test.p_value > 0.05), test.method
/// (True, 'simulated, 199 draws')
#[pyfunction]
#[pyo3(signature = (x, key, draws=999, *, weights=None, nan_policy="raise", rounding=None))]
#[allow(clippy::too_many_arguments)] // those of Python
pub(crate) fn kolmogorov_smirnov_fitted<'py>(
    py: Python<'py>,
    x: &Bound<'py, PyAny>,
    key: &Bound<'py, PyAny>,
    draws: usize,
    weights: Option<&Bound<'py, PyAny>>,
    nan_policy: &str,
    rounding: Option<&Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyAny>> {
    let given = Given::whole(x, weights, nan_policy)?.rounded(self::rounding(rounding)?);
    let key = Keys::new(key)?;
    with_float!(given.precision()?, F => {
        tested::<F>(py, &given, key, move |x, key| gof::kolmogorov_smirnov_fitted(x, key, draws))
    })
}
