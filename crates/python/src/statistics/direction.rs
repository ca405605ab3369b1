//! The mean direction.

use super::numbers::numbers;
use crate::observations::given::Given;
use crate::observations::reduce::statistic;
use pyo3::prelude::*;
use vonmises::circular::{circular_mean, circular_mean_axis};

/// Returns the mean direction, in [-pi, pi): that of the sum of the unit vectors.
///
/// Where that sum is 0 up to rounding, as for opposite angles, the direction is an arbitrary one, as in
/// ``scipy.stats.circmean``; `variance` is 1 then.
///
/// Parameters
/// ----------
/// x : array_like
///     Angles in radians, of any size.
/// axis : int or tuple of int, optional
///     Lanes run along it. By default the statistic is that of the whole array.
/// weights : array_like, optional
///     How many times each angle counts, at least 0; they broadcast to x.
/// nan_policy : {"raise", "omit", "propagate"}, optional
///     What NaN in x is: an error, a missing angle, or a lane whose result is NaN.
///
/// Returns
/// -------
/// float or ndarray
///     The mean directions, in the type of x.
///
/// Raises
/// ------
/// ValueError
///     If x or a lane has no angles, or an angle is not finite (the message names its index); for lanes,
///     the message names the first lane without a result, by its index in row-major order.
///
/// Examples
/// --------
/// >>> import numpy as np
/// >>> from vonmises import circular
/// >>> north = np.radians([350.0, 20.0])  # either side of it
/// >>> float(np.degrees(circular.mean(north)).round(12))
/// 5.0
/// >>> circular.mean([[0.1, 0.3], [3.0, -3.0]], axis=1).round(12)
/// array([ 0.2       , -3.14159265])
#[pyfunction]
#[pyo3(signature = (x, axis=None, weights=None, nan_policy="raise"))]
pub(crate) fn mean<'py>(
    py: Python<'py>,
    x: &Bound<'py, PyAny>,
    axis: Option<&Bound<'py, PyAny>>,
    weights: Option<&Bound<'py, PyAny>>,
    nan_policy: &str,
) -> PyResult<Bound<'py, PyAny>> {
    let given = Given::new(x, axis, weights, nan_policy)?;
    numbers!(py, given, x => circular_mean(x), axis => circular_mean_axis(x, axis))
}
