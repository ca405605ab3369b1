//! How far angles spread.

use super::numbers::numbers;
use crate::observations::given::Given;
use crate::observations::reduce::statistic;
use pyo3::prelude::*;
use vonmises::circular::{
    circular_dispersion, circular_dispersion_axis, circular_standard_deviation, circular_standard_deviation_axis,
    circular_variance, circular_variance_axis, mean_resultant_length, mean_resultant_length_axis,
};

/// Returns the mean resultant length R, in [0, 1]: the length of the mean of the unit vectors.
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
///     The lengths, in the type of x.
///
/// Raises
/// ------
/// ValueError
///     If x or a lane has no angles, or an angle is not finite (the message names its index); for lanes,
///     the message names the first lane without a result, by its index in row-major order.
///
/// Examples
/// --------
/// >>> from vonmises import circular
/// >>> float(circular.resultant_length([0.5, 0.5]))
/// 1.0
#[pyfunction]
#[pyo3(signature = (x, axis=None, weights=None, nan_policy="raise"))]
pub(crate) fn resultant_length<'py>(
    py: Python<'py>,
    x: &Bound<'py, PyAny>,
    axis: Option<&Bound<'py, PyAny>>,
    weights: Option<&Bound<'py, PyAny>>,
    nan_policy: &str,
) -> PyResult<Bound<'py, PyAny>> {
    let given = Given::new(x, axis, weights, nan_policy)?;
    numbers!(py, given, x => mean_resultant_length(x), axis => mean_resultant_length_axis(x, axis))
}

/// Returns the circular variance 1 - R, in [0, 1], where R is the mean resultant length.
///
/// It keeps its digits for angles close together, where ``1 - resultant_length(x)`` loses them. It is that of
/// ``scipy.stats.circvar``.
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
///     The variances, in the type of x.
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
/// >>> v = circular.variance([1.0 - 1e-6, 1.0 + 1e-6])
/// >>> bool(abs(v / 0.5e-12 - 1) < 1e-9)
/// True
#[pyfunction]
#[pyo3(signature = (x, axis=None, weights=None, nan_policy="raise"))]
pub(crate) fn variance<'py>(
    py: Python<'py>,
    x: &Bound<'py, PyAny>,
    axis: Option<&Bound<'py, PyAny>>,
    weights: Option<&Bound<'py, PyAny>>,
    nan_policy: &str,
) -> PyResult<Bound<'py, PyAny>> {
    let given = Given::new(x, axis, weights, nan_policy)?;
    numbers!(py, given, x => circular_variance(x), axis => circular_variance_axis(x, axis))
}

/// Returns the circular standard deviation sqrt(-2 ln R), in radians; infinite where R is 0.
///
/// For angles close together it is the ordinary standard deviation. It is that of ``scipy.stats.circstd``.
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
///     The standard deviations, in the type of x.
///
/// Raises
/// ------
/// ValueError
///     If x or a lane has no angles, or an angle is not finite (the message names its index); for lanes,
///     the message names the first lane without a result, by its index in row-major order.
///
/// Examples
/// --------
/// >>> from vonmises import circular
/// >>> s = circular.std([1.0 - 1e-6, 1.0 + 1e-6])
/// >>> bool(abs(s / 1e-6 - 1) < 1e-9)
/// True
#[pyfunction]
#[pyo3(signature = (x, axis=None, weights=None, nan_policy="raise"))]
pub(crate) fn std<'py>(
    py: Python<'py>,
    x: &Bound<'py, PyAny>,
    axis: Option<&Bound<'py, PyAny>>,
    weights: Option<&Bound<'py, PyAny>>,
    nan_policy: &str,
) -> PyResult<Bound<'py, PyAny>> {
    let given = Given::new(x, axis, weights, nan_policy)?;
    numbers!(py, given, x => circular_standard_deviation(x), axis => circular_standard_deviation_axis(x, axis))
}

/// Returns the circular dispersion (1 - mean of cos 2(x - m)) / (2 R**2), in squared radians.
///
/// m is the mean direction and R the mean resultant length. The dispersion divided by n is the large-sample variance of
/// the mean direction of n angles. For angles close together it is their ordinary variance.
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
///     The dispersions, in the type of x.
///
/// Raises
/// ------
/// ValueError
///     If x or a lane has no angles, or an angle is not finite (the message names its index); for lanes,
///     the message names the first lane without a result, by its index in row-major order.
///
/// Examples
/// --------
/// >>> from vonmises import circular
/// >>> d = circular.dispersion([1.0 - 1e-6, 1.0 + 1e-6])
/// >>> bool(abs(d / 1e-12 - 1) < 1e-9)
/// True
#[pyfunction]
#[pyo3(signature = (x, axis=None, weights=None, nan_policy="raise"))]
pub(crate) fn dispersion<'py>(
    py: Python<'py>,
    x: &Bound<'py, PyAny>,
    axis: Option<&Bound<'py, PyAny>>,
    weights: Option<&Bound<'py, PyAny>>,
    nan_policy: &str,
) -> PyResult<Bound<'py, PyAny>> {
    let given = Given::new(x, axis, weights, nan_policy)?;
    numbers!(py, given, x => circular_dispersion(x), axis => circular_dispersion_axis(x, axis))
}
