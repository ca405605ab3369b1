//! Measures of shape.

use super::numbers::numbers;
use crate::observations::given::Given;
use crate::observations::reduce::statistic;
use pyo3::prelude::*;
use vonmises::circular::{circular_kurtosis, circular_kurtosis_axis, circular_skewness, circular_skewness_axis};

/// Returns the circular skewness, the mean of sin 2(x - m) divided by (1 - R)**1.5.
///
/// m is the mean direction and R the mean resultant length. It is 0 for angles that are symmetric about m, and about
/// -2 sqrt(2) times the ordinary skewness for angles close together.
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
///     The skewnesses, in the type of x.
///
/// Raises
/// ------
/// ValueError
///     If x or a lane has no angles, or an angle is not finite (the message names its index),
///     or all angles are equal; for lanes,
///     the message names the first lane without a result, by its index in row-major order.
///
/// Examples
/// --------
/// >>> from vonmises import circular
/// >>> bool(circular.skewness([0.0, 0.1, 0.2, 0.9]) < -1)  # a long tail counterclockwise
/// True
#[pyfunction]
#[pyo3(signature = (x, axis=None, weights=None, nan_policy="raise"))]
pub(crate) fn skewness<'py>(
    py: Python<'py>,
    x: &Bound<'py, PyAny>,
    axis: Option<&Bound<'py, PyAny>>,
    weights: Option<&Bound<'py, PyAny>>,
    nan_policy: &str,
) -> PyResult<Bound<'py, PyAny>> {
    let given = Given::new(x, axis, weights, nan_policy)?;
    numbers!(py, given, x => circular_skewness(x), axis => circular_skewness_axis(x, axis))
}

/// Returns the circular kurtosis ((mean of cos 2(x - m)) - R**4) / (1 - R)**2.
///
/// m is the mean direction and R the mean resultant length. It is about 0 for angles of a wrapped normal distribution,
/// and about twice the ordinary excess kurtosis for angles close together.
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
///     The kurtoses, in the type of x.
///
/// Raises
/// ------
/// ValueError
///     If x or a lane has no angles, or an angle is not finite (the message names its index),
///     or all angles are equal; for lanes,
///     the message names the first lane without a result, by its index in row-major order.
///
/// Examples
/// --------
/// >>> from vonmises import circular
/// >>> bool(abs(circular.kurtosis([1.0 - 1e-4, 1.0 + 1e-4]) + 4) < 1e-7)
/// True
#[pyfunction]
#[pyo3(signature = (x, axis=None, weights=None, nan_policy="raise"))]
pub(crate) fn kurtosis<'py>(
    py: Python<'py>,
    x: &Bound<'py, PyAny>,
    axis: Option<&Bound<'py, PyAny>>,
    weights: Option<&Bound<'py, PyAny>>,
    nan_policy: &str,
) -> PyResult<Bound<'py, PyAny>> {
    let given = Given::new(x, axis, weights, nan_policy)?;
    numbers!(py, given, x => circular_kurtosis(x), axis => circular_kurtosis_axis(x, axis))
}
