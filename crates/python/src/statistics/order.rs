//! Statistics of sorted angles.

use super::numbers::numbers;
use crate::arrays::input::Argument;
use crate::arrays::output::returned;
use crate::arrays::precision::with_float;
use crate::observations::given::Given;
use crate::observations::reduce::statistic;
use ndarray::ArrayD;
use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use std::sync::Arc;
use vonmises::circular::{
    circular_median, circular_median_axis, circular_quantile, circular_quantile_axis, circular_range,
    circular_range_axis,
};

/// Returns the circular median, in [-pi, pi): the angle of x with the least mean distance along the circle from all.
///
/// Of several angles with that least distance it is their mean where that has it too, and otherwise the one nearest to
/// the mean direction.
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
///     The medians, in the type of x.
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
/// >>> float(circular.median([6.2, 0.1, 0.2, 3.0, 0.3]).round(12))
/// 0.2
#[pyfunction]
#[pyo3(signature = (x, axis=None, weights=None, nan_policy="raise"))]
pub(crate) fn median<'py>(
    py: Python<'py>,
    x: &Bound<'py, PyAny>,
    axis: Option<&Bound<'py, PyAny>>,
    weights: Option<&Bound<'py, PyAny>>,
    nan_policy: &str,
) -> PyResult<Bound<'py, PyAny>> {
    let given = Given::new(x, axis, weights, nan_policy)?;
    numbers!(py, given, x => circular_median(x), axis => circular_median_axis(x, axis))
}

/// Returns the circular range, in [0, 2 pi): the length of the shortest arc that contains all angles.
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
///     The ranges, in the type of x.
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
/// >>> float(np.degrees(circular.range(np.radians([350.0, 5.0, 20.0]))).round(9))
/// 30.0
#[pyfunction]
#[pyo3(name = "range", signature = (x, axis=None, weights=None, nan_policy="raise"))]
pub(crate) fn range<'py>(
    py: Python<'py>,
    x: &Bound<'py, PyAny>,
    axis: Option<&Bound<'py, PyAny>>,
    weights: Option<&Bound<'py, PyAny>>,
    nan_policy: &str,
) -> PyResult<Bound<'py, PyAny>> {
    let given = Given::new(x, axis, weights, nan_policy)?;
    numbers!(py, given, x => circular_range(x), axis => circular_range_axis(x, axis))
}

/// Returns quantiles of angles, in [-pi, pi).
///
/// Angles are ordered from the point opposite to the median, by their differences from it in (-pi, pi]. The quantile
/// interpolates linearly between neighbours, as NumPy's default does. Quantiles are those of angles without weights.
///
/// Parameters
/// ----------
/// x : array_like
///     Angles in radians, of any size.
/// p : array_like
///     Probabilities in [0, 1].
/// axis : int or tuple of int, optional
///     Lanes run along it. By default the quantile is that of the whole array.
/// nan_policy : {"raise", "omit", "propagate"}, optional
///     What NaN in x is: an error, a missing angle, or a lane whose result is NaN.
///
/// Returns
/// -------
/// float or ndarray
///     The quantiles, in the type of x: of the shape of `p`, followed by that of the lanes.
///
/// Raises
/// ------
/// ValueError
///     As `median` does, and if a probability is outside [0, 1].
///
/// Examples
/// --------
/// >>> from vonmises import circular
/// >>> circular.quantile([3.0, 3.1, -3.1, -3.0], [0.0, 1.0]).round(12)  # across the cut at pi
/// array([ 3., -3.])
#[pyfunction]
#[pyo3(signature = (x, p, axis=None, nan_policy="raise"))]
pub(crate) fn quantile<'py>(
    py: Python<'py>,
    x: &Bound<'py, PyAny>,
    p: &Bound<'py, PyAny>,
    axis: Option<&Bound<'py, PyAny>>,
    nan_policy: &str,
) -> PyResult<Bound<'py, PyAny>> {
    let (given, p) = (Given::new(x, axis, None, nan_policy)?, Argument::new("p", p)?);
    with_float!(given.precision()?, F => {
        let (sample, probabilities) = (Arc::new(given.sample::<F>()?), p.pinned::<F>()?);
        let mut values = Vec::new();
        for &p in probabilities.view() {
            let angles = (sample.clone(), given.axis);
            let each = statistic!(@ py, angles, F, F::NAN, x => circular_quantile(x, p), axis => {
                circular_quantile_axis(x, axis, p)
            })?;
            values.extend(each);
        }
        let shape = [p.shape(), &given.lanes()].concat();
        let quantiles = ArrayD::from_shape_vec(shape, values);
        returned(py, quantiles.map_err(|error| PyRuntimeError::new_err(error.to_string()))?)
    })
}
