//! Density and cumulative functions.

use super::call::call;
use pyo3::prelude::*;

/// Returns the density at `x`, ``exp(k cos(x - loc)) / (2 pi I0(k))``.
///
/// Parameters
/// ----------
/// x : array_like
///     Angles in radians, of any size.
/// loc : array_like
///     Mean directions in radians.
/// concentration : array_like
///     At least 0.
///
/// Returns
/// -------
/// ndarray
///     Of the shape that the arguments broadcast to; ``float32`` if all arrays are, else ``float64``.
///
/// Raises
/// ------
/// ValueError
///     If an argument is out of range (the message names it, its index and its value) or shapes do not broadcast.
///
/// Notes
/// -----
/// The largest relative error found is 1.6e-15 + 6.4e-16 t, t the larger term of `log_prob` or 1.
///
/// Examples
/// --------
/// >>> import vonmises
/// >>> vonmises.prob(0.0, 0.0, [0.0, 1.0])
/// array([0.15915494, 0.34171049])
#[pyfunction]
pub(crate) fn prob<'py>(
    py: Python<'py>,
    x: &Bound<'py, PyAny>,
    loc: &Bound<'py, PyAny>,
    concentration: &Bound<'py, PyAny>,
) -> PyResult<Bound<'py, PyAny>> {
    call!(py, vonmises::prob, [x, loc, concentration])
}

/// Returns the logarithm of the density at `x`.
///
/// Parameters
/// ----------
/// x : array_like
///     Angles in radians, of any size.
/// loc : array_like
///     Mean directions in radians.
/// concentration : array_like
///     At least 0.
///
/// Returns
/// -------
/// ndarray
///     Of the shape that the arguments broadcast to; ``float32`` if all arrays are, else ``float64``.
///
/// Raises
/// ------
/// ValueError
///     If an argument is out of range (the message names it, its index and its value) or shapes do not broadcast.
///
/// Notes
/// -----
/// The largest error found is 6.1 ulp of the value, its larger term, or 1, and the rounding error of x - loc.
///
/// Examples
/// --------
/// >>> import vonmises
/// >>> vonmises.log_prob([0.0, 1.0], 0.0, 2.0)
/// array([-0.66187061, -1.581266  ])
#[pyfunction]
pub(crate) fn log_prob<'py>(
    py: Python<'py>,
    x: &Bound<'py, PyAny>,
    loc: &Bound<'py, PyAny>,
    concentration: &Bound<'py, PyAny>,
) -> PyResult<Bound<'py, PyAny>> {
    call!(py, vonmises::log_prob, [x, loc, concentration])
}

/// Returns the probability between ``loc - pi`` and `x`.
///
/// Parameters
/// ----------
/// x : array_like
///     Angles in radians, of any size.
/// loc : array_like
///     Mean directions in radians.
/// concentration : array_like
///     At least 0.
///
/// Returns
/// -------
/// ndarray
///     Of the shape that the arguments broadcast to; ``float32`` if all arrays are, else ``float64``.
///
/// Raises
/// ------
/// ValueError
///     If an argument is out of range (the message names it, its index and its value) or shapes do not broadcast.
///
/// Notes
/// -----
/// Small values below `loc` keep their relative accuracy, down to 1e-300: the largest error found is
/// 1.7e-15 + 1.7e-16 |ln value|. Above `loc` use `sf`.
///
/// Examples
/// --------
/// >>> import vonmises
/// >>> vonmises.cdf([-3.0, 0.0, 3.0], 0.0, 2.0)
/// array([0.00134686, 0.5       , 0.99865314])
#[pyfunction]
pub(crate) fn cdf<'py>(
    py: Python<'py>,
    x: &Bound<'py, PyAny>,
    loc: &Bound<'py, PyAny>,
    concentration: &Bound<'py, PyAny>,
) -> PyResult<Bound<'py, PyAny>> {
    call!(py, vonmises::cdf, [x, loc, concentration])
}

/// Returns the probability between `x` and ``loc + pi``: 1 - `cdf`, without its cancellation.
///
/// Parameters
/// ----------
/// x : array_like
///     Angles in radians, of any size.
/// loc : array_like
///     Mean directions in radians.
/// concentration : array_like
///     At least 0.
///
/// Returns
/// -------
/// ndarray
///     Of the shape that the arguments broadcast to; ``float32`` if all arrays are, else ``float64``.
///
/// Raises
/// ------
/// ValueError
///     If an argument is out of range (the message names it, its index and its value) or shapes do not broadcast.
///
/// Notes
/// -----
/// Small values above `loc` keep their relative accuracy, as those of `cdf` do below it.
///
/// Examples
/// --------
/// >>> import vonmises
/// >>> float(vonmises.sf(1.0, 0.0, 1000.0))
/// 3.3987134337...e-202
#[pyfunction]
pub(crate) fn sf<'py>(
    py: Python<'py>,
    x: &Bound<'py, PyAny>,
    loc: &Bound<'py, PyAny>,
    concentration: &Bound<'py, PyAny>,
) -> PyResult<Bound<'py, PyAny>> {
    call!(py, vonmises::sf, [x, loc, concentration])
}

/// Returns the logarithm of `cdf`, also where that underflows.
///
/// Parameters
/// ----------
/// x : array_like
///     Angles in radians, of any size.
/// loc : array_like
///     Mean directions in radians.
/// concentration : array_like
///     At least 0.
///
/// Returns
/// -------
/// ndarray
///     Of the shape that the arguments broadcast to; ``float32`` if all arrays are, else ``float64``.
///
/// Raises
/// ------
/// ValueError
///     If an argument is out of range (the message names it, its index and its value) or shapes do not broadcast.
///
/// Notes
/// -----
/// The largest error found is 7.5e-16 (1 + |value|).
///
/// Examples
/// --------
/// >>> import vonmises
/// >>> float(vonmises.log_cdf(-1.0, 0.0, 1e6))
/// -459705.348222...
#[pyfunction]
pub(crate) fn log_cdf<'py>(
    py: Python<'py>,
    x: &Bound<'py, PyAny>,
    loc: &Bound<'py, PyAny>,
    concentration: &Bound<'py, PyAny>,
) -> PyResult<Bound<'py, PyAny>> {
    call!(py, vonmises::log_cdf, [x, loc, concentration])
}

/// Returns the logarithm of `sf`, also where that underflows.
///
/// Parameters
/// ----------
/// x : array_like
///     Angles in radians, of any size.
/// loc : array_like
///     Mean directions in radians.
/// concentration : array_like
///     At least 0.
///
/// Returns
/// -------
/// ndarray
///     Of the shape that the arguments broadcast to; ``float32`` if all arrays are, else ``float64``.
///
/// Raises
/// ------
/// ValueError
///     If an argument is out of range (the message names it, its index and its value) or shapes do not broadcast.
///
/// Notes
/// -----
/// The largest error found is 7.5e-16 (1 + |value|).
///
/// Examples
/// --------
/// >>> import vonmises
/// >>> float(vonmises.log_sf(1.0, 0.0, 1e6))
/// -459705.348222...
#[pyfunction]
pub(crate) fn log_sf<'py>(
    py: Python<'py>,
    x: &Bound<'py, PyAny>,
    loc: &Bound<'py, PyAny>,
    concentration: &Bound<'py, PyAny>,
) -> PyResult<Bound<'py, PyAny>> {
    call!(py, vonmises::log_sf, [x, loc, concentration])
}
