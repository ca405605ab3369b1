//! Entropy and Fisher information.

use super::call::call;
use crate::arrays::output::returned;
use pyo3::prelude::*;

/// Returns the differential entropy in nats, ``ln(2 pi I0(k)) - k A(k)``.
///
/// Parameters
/// ----------
/// concentration : array_like
///     At least 0.
///
/// Returns
/// -------
/// ndarray
///     Of the same shape.
///
/// Notes
/// -----
/// The largest error found is 5.2 ulp of the value or of its larger term.
///
/// Examples
/// --------
/// >>> import vonmises
/// >>> vonmises.entropy([0.0, 1.0, 1e6])
/// array([ 1.83787707,  1.62740146, -5.4888165 ])
#[pyfunction]
pub(crate) fn entropy<'py>(py: Python<'py>, concentration: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    call!(py, vonmises::entropy, [concentration])
}

/// Returns `entropy`, and its derivative in the concentration.
///
/// Parameters
/// ----------
/// concentration : array_like
///     At least 0.
///
/// Returns
/// -------
/// value, dconcentration : ndarray
///     Both of the same shape.
///
/// Examples
/// --------
/// >>> import vonmises
/// >>> value, derivative = vonmises.entropy_with_grad(2.0)
/// >>> h = 1e-6
/// >>> difference = (vonmises.entropy(2.0 + h) - vonmises.entropy(2.0 - h)) / (2 * h)
/// >>> bool(abs(derivative - difference) < 1e-9)
/// True
#[pyfunction]
pub(crate) fn entropy_with_grad<'py>(
    py: Python<'py>,
    concentration: &Bound<'py, PyAny>,
) -> PyResult<(Bound<'py, PyAny>, Bound<'py, PyAny>)> {
    call!(py, vonmises::entropy_with_grad, [concentration], (value, derivative) => {
        Ok((returned(py, value)?, returned(py, derivative)?))
    })
}

/// Returns the Fisher information of one angle about the location and about the concentration.
///
/// Parameters
/// ----------
/// concentration : array_like
///     At least 0.
///
/// Returns
/// -------
/// loc, concentration : ndarray
///     ``k A(k)`` and ``A'(k)``, of the same shape.
///
/// Examples
/// --------
/// >>> import vonmises
/// >>> loc, concentration = vonmises.fisher_information(0.0)
/// >>> float(loc), float(concentration)
/// (0.0, 0.5)
#[pyfunction]
pub(crate) fn fisher_information<'py>(
    py: Python<'py>,
    concentration: &Bound<'py, PyAny>,
) -> PyResult<(Bound<'py, PyAny>, Bound<'py, PyAny>)> {
    call!(py, vonmises::fisher_information, [concentration], information => {
        Ok((returned(py, information.loc)?, returned(py, information.concentration)?))
    })
}
