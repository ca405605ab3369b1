//! Tests of whether two samples follow the same distribution.

use super::results::test_results;
use crate::arrays::precision::{Precision, with_float};
use crate::errors::exception;
use crate::observations::given::Given;
use crate::observations::reduce::is_nan;
use crate::random::keys::Keys;
use crate::threads::run::run;
use ndarray::{CowArray, IxDyn, arr0};
use numpy::Element;
use pyo3::prelude::*;
use vonmises::circular::Observations;
use vonmises::gof::{self, TestResult};
use vonmises::{Float, IntoKeys, Key, Result};

type Angles<'a, F> = Observations<'a, F, IxDyn>;

/// Tests two samples, by the permutation test if there is a key.
fn tested<'py, F: Float + Element>(
    py: Python<'py>,
    [x, y]: &[Given<'py>; 2],
    key: Option<Keys>,
    test: impl Fn(Angles<'_, F>, Angles<'_, F>) -> Result<TestResult> + Send + 'static,
    permuted: impl Fn(Angles<'_, F>, Angles<'_, F>, CowArray<'_, Key, IxDyn>) -> Result<TestResult> + Send + 'static,
) -> PyResult<Bound<'py, PyAny>> {
    let (x, y) = (x.sample::<F>()?, y.sample::<F>()?);
    let work = move || {
        let result = match &key {
            Some(key) => permuted(x.observations(), y.observations(), IntoKeys::into_cow(key)),
            None => test(x.observations(), y.observations()),
        };
        match result {
            Err(error) if x.propagates() && is_nan(&error) => Ok(None),
            result => result.map(Some),
        }
    };
    let result = run(py, work)?.map_err(|error| exception(py, &error))?;
    test_results(py, &arr0(result).into_dyn())
}

/// Tests whether two samples follow the same distribution, by Kuiper's statistic.
///
/// The statistic is V, that of ``astropy.stats.kuiper_two``. The p-value counts ties, and is exact where that takes no
/// more than a few tenths of a second. Choose this test against a difference in the number of groups or a hole.
///
/// Parameters
/// ----------
/// x, y : array_like
///     Angles in radians, of any size and shape.
/// key : Key, optional
///     One key, for the permutation test: its p-value comes from `draws` random divisions of the pooled angles, draw b
///     with ``key.fold_in(b)``.
/// draws : int, optional
///     How many divisions are drawn if there is a key.
/// nan_policy : {"raise", "omit", "propagate"}, optional
///     What NaN in x or y is: an error, a missing angle, or a result of NaN.
///
/// Returns
/// -------
/// TestResult
///     The statistic and its p-value.
///
/// Raises
/// ------
/// ValueError
///     If x or y has no angles, or one is not finite.
///
/// Examples
/// --------
/// >>> from vonmises import gof
/// >>> test = gof.kuiper_two_sample([0.0, 0.1, 0.2], [1.0, 2.0, 3.0, 4.0])
/// >>> test.statistic.item(), test.p_value.round(12).item(), test.method  # neighbours in 7 of 35 divisions
/// (1.0, 0.2, 'exact')
#[pyfunction]
#[pyo3(signature = (x, y, *, key=None, draws=999, nan_policy="raise"))]
pub(crate) fn kuiper_two_sample<'py>(
    py: Python<'py>,
    x: &Bound<'py, PyAny>,
    y: &Bound<'py, PyAny>,
    key: Option<&Bound<'py, PyAny>>,
    draws: usize,
    nan_policy: &str,
) -> PyResult<Bound<'py, PyAny>> {
    let samples = [Given::whole(x, None, nan_policy)?, Given::whole(y, None, nan_policy)?];
    let key = key.map(Keys::new).transpose()?;
    with_float!(Precision::common(None, &[samples[0].angles(), samples[1].angles()])?, F => {
        tested::<F>(py, &samples, key, |x, y| gof::kuiper_two_sample(x, y), move |x, y, key| {
            gof::kuiper_two_sample_permutation(x, y, key, draws)
        })
    })
}

/// Tests whether two samples follow the same distribution, by Watson's statistic.
///
/// The statistic is U squared. The p-value counts ties, and is exact where that takes no more than a few tenths of a
/// second. Choose this test against a shift or a change of concentration.
///
/// Parameters
/// ----------
/// x, y : array_like
///     Angles in radians, of any size and shape.
/// key : Key, optional
///     One key, for the permutation test: its p-value comes from `draws` random divisions of the pooled angles, draw b
///     with ``key.fold_in(b)``.
/// draws : int, optional
///     How many divisions are drawn if there is a key.
/// nan_policy : {"raise", "omit", "propagate"}, optional
///     What NaN in x or y is: an error, a missing angle, or a result of NaN.
///
/// Returns
/// -------
/// TestResult
///     The statistic and its p-value.
///
/// Raises
/// ------
/// ValueError
///     If x or y has no angles, or one is not finite.
///
/// Examples
/// --------
/// >>> from vonmises import gof
/// >>> test = gof.watson_two_sample([0.0, 0.1, 0.2], [1.0, 2.0, 3.0, 4.0])
/// >>> test.p_value.round(12).item(), test.method
/// (0.2, 'exact')
#[pyfunction]
#[pyo3(signature = (x, y, *, key=None, draws=999, nan_policy="raise"))]
pub(crate) fn watson_two_sample<'py>(
    py: Python<'py>,
    x: &Bound<'py, PyAny>,
    y: &Bound<'py, PyAny>,
    key: Option<&Bound<'py, PyAny>>,
    draws: usize,
    nan_policy: &str,
) -> PyResult<Bound<'py, PyAny>> {
    let samples = [Given::whole(x, None, nan_policy)?, Given::whole(y, None, nan_policy)?];
    let key = key.map(Keys::new).transpose()?;
    with_float!(Precision::common(None, &[samples[0].angles(), samples[1].angles()])?, F => {
        tested::<F>(py, &samples, key, |x, y| gof::watson_two_sample(x, y), move |x, y, key| {
            gof::watson_two_sample_permutation(x, y, key, draws)
        })
    })
}
