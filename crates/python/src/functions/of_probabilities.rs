//! Quantiles.

use super::call::call;
use pyo3::prelude::*;

/// Returns the angle in [loc - pi, loc + pi] below which the probability is `p`; it is not wrapped.
///
/// Parameters
/// ----------
/// p : array_like
///     Probabilities, from 0 to 1.
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
/// The largest error found is 2.8e-15 max(|Q|, 1/sqrt(1 + concentration)) for Q = quantile - loc, and the rounding
/// error of the sum.
///
/// Examples
/// --------
/// >>> import vonmises
/// >>> vonmises.quantile([0.25, 0.5, 0.75], 1.0, 4.0)
/// array([0.64794473, 1.        , 1.35205527])
#[pyfunction]
pub(crate) fn quantile<'py>(
    py: Python<'py>,
    p: &Bound<'py, PyAny>,
    loc: &Bound<'py, PyAny>,
    concentration: &Bound<'py, PyAny>,
) -> PyResult<Bound<'py, PyAny>> {
    call!(py, vonmises::quantile, [p, loc, concentration])
}

/// Returns the angle in [loc - pi, loc + pi] above which the probability is `p`: accurate for small upper tails.
///
/// Parameters
/// ----------
/// p : array_like
///     Probabilities, from 0 to 1.
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
/// The accuracy is that of `quantile`.
///
/// Examples
/// --------
/// >>> import vonmises
/// >>> float(vonmises.isf(1e-30, 0.0, 100.0))
/// 1.22295225690...
#[pyfunction]
pub(crate) fn isf<'py>(
    py: Python<'py>,
    p: &Bound<'py, PyAny>,
    loc: &Bound<'py, PyAny>,
    concentration: &Bound<'py, PyAny>,
) -> PyResult<Bound<'py, PyAny>> {
    call!(py, vonmises::isf, [p, loc, concentration])
}
