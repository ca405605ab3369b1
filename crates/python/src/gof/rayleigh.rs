//! `vonmises.gof.rayleigh`.

use super::results::test_results;
use crate::arrays::precision::with_float;
use crate::observations::given::Given;
use crate::observations::reduce::statistic;
use crate::observations::rounding::rounding;
use pyo3::prelude::*;
use vonmises::gof::rayleigh_axis;

/// Tests whether angles are uniform, against one preferred direction.
///
/// The statistic is the mean resultant length, and the p-value is exact. None is more powerful against a von Mises
/// distribution of any location. It cannot detect distributions that look the same from opposite sides: use `kuiper` or
/// `watson` for these.
///
/// Parameters
/// ----------
/// x : array_like
///     Angles in radians, of any size.
/// axis : int or tuple of int, optional
///     Lanes run along it, each with a test of its own. By default the whole array is tested.
/// weights : array_like, optional
///     Counts: whole numbers, for angles with a known `rounding` only.
/// nan_policy : {"raise", "omit", "propagate"}, optional
///     What NaN in x is: an error, a missing angle, or a lane whose results are NaN.
/// rounding : float or (float, float), optional
///     The step that angles were rounded to, in radians, a whole fraction of a turn; with the offset of the grid. The
///     test is then that of the numbers in the classes.
///
/// Returns
/// -------
/// TestResult
///     Of numbers, or of arrays for lanes.
///
/// Raises
/// ------
/// ValueError
///     If there are no angles, one is not finite, or they have weights without a known rounding.
///
/// Examples
/// --------
/// >>> from vonmises import gof
/// >>> test = gof.rayleigh([[0.1, 0.2, 0.0, 0.3, 0.4], [0.1, 1.3, 2.7, 4.0, 5.2]], axis=1)
/// >>> test.p_value < 0.05
/// array([ True, False])
#[pyfunction]
#[pyo3(signature = (x, axis=None, weights=None, nan_policy="raise", *, rounding=None))]
pub(crate) fn rayleigh<'py>(
    py: Python<'py>,
    x: &Bound<'py, PyAny>,
    axis: Option<&Bound<'py, PyAny>>,
    weights: Option<&Bound<'py, PyAny>>,
    nan_policy: &str,
    rounding: Option<&Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyAny>> {
    let given = Given::new(x, axis, weights, nan_policy)?.rounded(self::rounding(rounding)?);
    with_float!(given.precision()?, F => {
        let tests = statistic!(py, given, F, None, x => vonmises::gof::rayleigh(x).map(Some), axis => {
            Ok(rayleigh_axis(x, axis)?.mapv(Some))
        })?;
        test_results(py, &tests)
    })
}
