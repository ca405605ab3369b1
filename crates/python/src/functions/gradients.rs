//! Functions of angles and of probabilities with their derivatives.

use super::call::call;
use crate::arrays::output::returned;
use pyo3::prelude::*;

/// A value and two derivatives.
type Three<'py> = (Bound<'py, PyAny>, Bound<'py, PyAny>, Bound<'py, PyAny>);

/// Returns `log_prob`, to the byte, and its derivatives in `x` and in the concentration.
///
/// The derivative in the location is the negative of that in `x`.
///
/// Parameters
/// ----------
/// x, loc, concentration : array_like
///     As for `log_prob`.
///
/// Returns
/// -------
/// value, dx, dconcentration : ndarray
///     Each of the shape that the arguments broadcast to.
///
/// Examples
/// --------
/// >>> import vonmises
/// >>> value, dx, dconcentration = vonmises.log_prob_with_grad(1.0, 0.5, 2.0)
/// >>> h = 1e-6
/// >>> difference = (vonmises.log_prob(1.0, 0.5, 2.0 + h) - vonmises.log_prob(1.0, 0.5, 2.0 - h)) / (2 * h)
/// >>> bool(abs(dconcentration - difference) < 1e-9)
/// True
#[pyfunction]
pub(crate) fn log_prob_with_grad<'py>(
    py: Python<'py>,
    x: &Bound<'py, PyAny>,
    loc: &Bound<'py, PyAny>,
    concentration: &Bound<'py, PyAny>,
) -> PyResult<Three<'py>> {
    call!(py, vonmises::log_prob_with_grad, [x, loc, concentration], (value, gradient) => {
        Ok((returned(py, value)?, returned(py, gradient.x)?, returned(py, gradient.concentration)?))
    })
}

/// Returns `cdf`, to the byte, and its derivatives in `x` and in the concentration.
///
/// The derivative in the location is the negative of that in `x`; the derivatives of `sf` are the negatives of these.
///
/// Parameters
/// ----------
/// x, loc, concentration : array_like
///     As for `cdf`.
///
/// Returns
/// -------
/// value, dx, dconcentration : ndarray
///     Each of the shape that the arguments broadcast to.
///
/// Examples
/// --------
/// >>> import vonmises
/// >>> value, dx, dconcentration = vonmises.cdf_with_grad(1.0, 0.5, 2.0)
/// >>> bool(abs(dx - vonmises.prob(1.0, 0.5, 2.0)) < 1e-15)
/// True
#[pyfunction]
pub(crate) fn cdf_with_grad<'py>(
    py: Python<'py>,
    x: &Bound<'py, PyAny>,
    loc: &Bound<'py, PyAny>,
    concentration: &Bound<'py, PyAny>,
) -> PyResult<Three<'py>> {
    call!(py, vonmises::cdf_with_grad, [x, loc, concentration], (value, gradient) => {
        Ok((returned(py, value)?, returned(py, gradient.x)?, returned(py, gradient.concentration)?))
    })
}

/// Returns `quantile`, to the byte, and its derivatives in `p` and in the concentration.
///
/// The derivative in the location is 1. That in `p` is infinite where it is greater than the largest float.
///
/// Parameters
/// ----------
/// p, loc, concentration : array_like
///     As for `quantile`.
///
/// Returns
/// -------
/// value, dp, dconcentration : ndarray
///     Each of the shape that the arguments broadcast to.
///
/// Examples
/// --------
/// >>> import vonmises
/// >>> value, dp, dconcentration = vonmises.quantile_with_grad(0.7, 0.5, 2.0)
/// >>> bool(abs(dp * vonmises.prob(value, 0.5, 2.0) - 1) < 1e-14)
/// True
#[pyfunction]
pub(crate) fn quantile_with_grad<'py>(
    py: Python<'py>,
    p: &Bound<'py, PyAny>,
    loc: &Bound<'py, PyAny>,
    concentration: &Bound<'py, PyAny>,
) -> PyResult<Three<'py>> {
    call!(py, vonmises::quantile_with_grad, [p, loc, concentration], (value, gradient) => {
        Ok((returned(py, value)?, returned(py, gradient.p)?, returned(py, gradient.concentration)?))
    })
}
