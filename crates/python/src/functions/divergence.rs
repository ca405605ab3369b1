//! The divergence of distributions, and sums of derivatives.

use super::call::call;
use crate::arrays::input::Argument;
use crate::arrays::output::returned;
use crate::arrays::precision::{Precision, with_float};
use crate::arrays::shape::Shape;
use crate::errors::exception;
use crate::threads::run::run;
use pyo3::prelude::*;

/// Returns the Kullback-Leibler divergence of distributions from others, in nats.
///
/// Parameters
/// ----------
/// loc, concentration : array_like
///     Of the distributions that angles come from.
/// other_loc, other_concentration : array_like
///     Of the others.
///
/// Returns
/// -------
/// ndarray
///     Of the shape that the arguments broadcast to.
///
/// Examples
/// --------
/// >>> import vonmises
/// >>> float(vonmises.kl_divergence(0.5, 2.0, 0.5, 2.0))
/// 0.0
#[pyfunction]
pub(crate) fn kl_divergence<'py>(
    py: Python<'py>,
    loc: &Bound<'py, PyAny>,
    concentration: &Bound<'py, PyAny>,
    other_loc: &Bound<'py, PyAny>,
    other_concentration: &Bound<'py, PyAny>,
) -> PyResult<Bound<'py, PyAny>> {
    call!(py, vonmises::kl_divergence, [loc, concentration, other_loc, other_concentration])
}

/// Returns `kl_divergence`, and its derivatives.
///
/// The derivative in the other location is the negative of that in the first.
///
/// Parameters
/// ----------
/// loc, concentration, other_loc, other_concentration : array_like
///     As for `kl_divergence`.
///
/// Returns
/// -------
/// value, dloc, dconcentration, dother_concentration : ndarray
///     Each of the shape that the arguments broadcast to.
///
/// Examples
/// --------
/// >>> import vonmises
/// >>> value, dloc, dconcentration, dother = vonmises.kl_divergence_with_grad(0.5, 2.0, 0.5, 3.0)
/// >>> h = 1e-6
/// >>> above = vonmises.kl_divergence(0.5, 2.0, 0.5, 3.0 + h)
/// >>> below = vonmises.kl_divergence(0.5, 2.0, 0.5, 3.0 - h)
/// >>> bool(abs(dother - (above - below) / (2 * h)) < 1e-9)
/// True
#[pyfunction]
pub(crate) fn kl_divergence_with_grad<'py>(
    py: Python<'py>,
    loc: &Bound<'py, PyAny>,
    concentration: &Bound<'py, PyAny>,
    other_loc: &Bound<'py, PyAny>,
    other_concentration: &Bound<'py, PyAny>,
) -> PyResult<[Bound<'py, PyAny>; 4]> {
    call!(
        py,
        vonmises::kl_divergence_with_grad,
        [loc, concentration, other_loc, other_concentration],
        (value, gradient) => Ok([
            returned(py, value)?,
            returned(py, gradient.loc)?,
            returned(py, gradient.concentration)?,
            returned(py, gradient.other_concentration)?,
        ])
    )
}

/// Sums an array to a shape that broadcasts to its own: the derivative of a parameter that was broadcast.
///
/// The sums do not depend on the number of threads.
///
/// Parameters
/// ----------
/// array : array_like
///     Finite numbers.
/// shape : int or tuple of int
///     That of the parameter.
///
/// Returns
/// -------
/// ndarray
///     Of that shape.
///
/// Examples
/// --------
/// >>> import numpy as np
/// >>> import vonmises
/// >>> vonmises.sum_to_shape(np.ones((4, 3)), (4, 1)).ravel()
/// array([3., 3., 3., 3.])
#[pyfunction]
pub(crate) fn sum_to_shape<'py>(
    py: Python<'py>,
    array: &Bound<'py, PyAny>,
    shape: Shape,
) -> PyResult<Bound<'py, PyAny>> {
    let array = Argument::new("array", array)?;
    let shape = shape.0.unwrap_or_else(|| array.shape().to_vec());
    with_float!(Precision::common(None, &[&array])?, F => {
        let array = array.pinned::<F>()?;
        let sums = run(py, move || vonmises::sum_to_shape(&array, shape))?;
        returned(py, sums.map_err(|error| exception(py, &error))?)
    })
}
