//! Functions of single angles and of single parameters.

use crate::functions::call::call;
use pyo3::prelude::*;

/// Returns the circular variance of von Mises distributions: 1 - I1(k)/I0(k).
///
/// Parameters
/// ----------
/// concentration : array_like
///     At least 0.
///
/// Returns
/// -------
/// float or ndarray
///     The variances, in (0, 1].
///
/// Raises
/// ------
/// ValueError
///     If a concentration is negative, infinite or NaN.
///
/// Examples
/// --------
/// >>> from vonmises import circular
/// >>> circular.concentration_to_variance([0.0, 1.0]).round(12)
/// array([1.        , 0.55361003])
#[pyfunction]
pub(crate) fn concentration_to_variance<'py>(
    py: Python<'py>,
    concentration: &Bound<'py, PyAny>,
) -> PyResult<Bound<'py, PyAny>> {
    call!(py, vonmises::circular::concentration_to_variance, [concentration])
}

/// Returns the concentrations of von Mises distributions with these circular variances.
///
/// Of the circular variance of a sample this is the maximum likelihood estimate of the concentration.
///
/// Parameters
/// ----------
/// variance : array_like
///     In (0, 1].
///
/// Returns
/// -------
/// float or ndarray
///     The concentrations.
///
/// Raises
/// ------
/// ValueError
///     If a variance is NaN, outside (0, 1], or so small that the concentration overflows.
///
/// Examples
/// --------
/// >>> from vonmises import circular
/// >>> v = circular.concentration_to_variance(5.0)
/// >>> float(circular.variance_to_concentration(v).round(12))
/// 5.0
#[pyfunction]
pub(crate) fn variance_to_concentration<'py>(
    py: Python<'py>,
    variance: &Bound<'py, PyAny>,
) -> PyResult<Bound<'py, PyAny>> {
    call!(py, vonmises::circular::variance_to_concentration, [variance])
}

/// Wraps angles into [-pi, pi), modulo the real 2 pi.
///
/// Angles inside are unchanged.
///
/// Parameters
/// ----------
/// x : array_like
///     Angles in radians, of any size.
///
/// Returns
/// -------
/// float or ndarray
///     The angles.
///
/// Raises
/// ------
/// ValueError
///     If an angle is not finite.
///
/// Examples
/// --------
/// >>> import numpy as np
/// >>> from vonmises import circular
/// >>> circular.wrap([0.5, np.pi, -4.0]).round(12)
/// array([ 0.5       , -3.14159265,  2.28318531])
#[pyfunction]
pub(crate) fn wrap<'py>(py: Python<'py>, x: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    call!(py, vonmises::circular::wrap, [x])
}

/// Returns the distances of angles along the circle, in [0, pi].
///
/// Parameters
/// ----------
/// a, b : array_like
///     Angles in radians, of any size. They broadcast together.
///
/// Returns
/// -------
/// float or ndarray
///     The lengths of the shorter arcs between them.
///
/// Raises
/// ------
/// ValueError
///     If an angle is not finite, or the shapes do not broadcast.
///
/// Examples
/// --------
/// >>> from vonmises import circular
/// >>> circular.distance([3.0, -3.0], 3.0).round(12)  # across the cut at pi
/// array([0.        , 0.28318531])
#[pyfunction]
pub(crate) fn distance<'py>(
    py: Python<'py>,
    a: &Bound<'py, PyAny>,
    b: &Bound<'py, PyAny>,
) -> PyResult<Bound<'py, PyAny>> {
    call!(py, vonmises::circular::distance, [a, b])
}
