//! `vonmises.sample` and `vonmises.sample_with_grad`.

use super::keys::Keys;
use crate::arrays::input::Argument;
use crate::arrays::output::returned;
use crate::arrays::precision::{Precision, with_float};
use crate::arrays::shape::Shape;
use crate::errors::exception;
use crate::threads::run::run_sized;
use pyo3::prelude::*;
use vonmises::{sample_von_mises, sample_with_grad as with_grad};

/// Draws von Mises samples in [-pi, pi), in parallel.
///
/// Each sample is ``wrap(loc + Q((word + 1/2) / 2**W))`` for one word of ``key.bits``, where Q is the quantile function
/// of the concentration, and W is 64 for ``float64`` and 32 for ``float32``. Element i depends only on the key, on i,
/// on its own parameters and on the type: not on threads or on the shape.
///
/// Parameters
/// ----------
/// key : Key
///     One key, or an array of keys of shape B for one draw each; also a key of JAX. The result's shape then begins
///     with B.
/// loc : array_like
///     Mean directions in radians.
/// concentration : array_like
///     At least 0, where 0 is the uniform distribution.
/// shape : int or tuple of int, optional
///     The full shape of the result, as in ``jax.random`` and as NumPy's ``size``: the parameters broadcast to it. By
///     default the shape that they broadcast to.
/// dtype : dtype, optional
///     ``float64`` or ``float32``. By default ``float32`` if all parameters that are arrays have that type.
///
/// Returns
/// -------
/// ndarray
///     The samples.
///
/// Raises
/// ------
/// ValueError
///     If a parameter is out of range (the message names it, its index and its value) or shapes do not fit.
/// MemoryError
///     If memory cannot hold the shape.
///
/// Examples
/// --------
/// >>> import numpy as np
/// >>> from vonmises import Key, sample
/// >>> x = sample(Key(42), [0.0, 1.0, 2.0], 5.0, (1000, 3))
/// >>> x.shape, x.dtype
/// ((1000, 3), dtype('float64'))
/// >>> bool(np.abs(np.angle(np.exp(1j * x).mean(axis=0)) - [0, 1, 2]).max() < 0.05)
/// True
#[pyfunction]
#[pyo3(signature = (key, loc, concentration, shape=Shape(None), *, dtype=None))]
pub(crate) fn sample<'py>(
    py: Python<'py>,
    key: &Bound<'py, PyAny>,
    loc: &Bound<'py, PyAny>,
    concentration: &Bound<'py, PyAny>,
    shape: Shape,
    dtype: Option<&Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyAny>> {
    let Drawing { keys, loc, concentration, precision, elements } =
        Drawing::new(key, loc, concentration, &shape, dtype)?;
    with_float!(precision, F => {
        let (loc, concentration) = (loc.pinned::<F>()?, concentration.pinned::<F>()?);
        let samples = run_sized(py, elements, move || sample_von_mises(&keys, &loc, &concentration, &shape))?;
        returned(py, samples.map_err(|error| exception(py, &error))?)
    })
}

/// Draws samples, those of `sample` to the byte, and the derivative of each in its concentration.
///
/// The derivative in the location is 1. At a fixed random word a sample is a smooth function of its parameters, so
/// these are pathwise derivatives.
///
/// Parameters
/// ----------
/// key, loc, concentration, shape, dtype
///     As for `sample`.
///
/// Returns
/// -------
/// samples : ndarray
///     The samples.
/// derivatives : ndarray
///     The derivatives, of the same shape.
///
/// Raises
/// ------
/// ValueError, MemoryError
///     As `sample` does.
///
/// Examples
/// --------
/// >>> from vonmises import Key, sample, sample_with_grad
/// >>> x, slope = sample_with_grad(Key(1), 0.5, 2.0, 4)
/// >>> h = 1e-6
/// >>> difference = (sample(Key(1), 0.5, 2.0 + h, 4) - sample(Key(1), 0.5, 2.0 - h, 4)) / (2 * h)
/// >>> bool(abs(difference - slope).max() < 1e-8)
/// True
#[pyfunction]
#[pyo3(signature = (key, loc, concentration, shape=Shape(None), *, dtype=None))]
pub(crate) fn sample_with_grad<'py>(
    py: Python<'py>,
    key: &Bound<'py, PyAny>,
    loc: &Bound<'py, PyAny>,
    concentration: &Bound<'py, PyAny>,
    shape: Shape,
    dtype: Option<&Bound<'py, PyAny>>,
) -> PyResult<(Bound<'py, PyAny>, Bound<'py, PyAny>)> {
    let Drawing { keys, loc, concentration, precision, elements } =
        Drawing::new(key, loc, concentration, &shape, dtype)?;
    with_float!(precision, F => {
        let (loc, concentration) = (loc.pinned::<F>()?, concentration.pinned::<F>()?);
        let drawn = run_sized(py, elements, move || with_grad(&keys, &loc, &concentration, &shape))?;
        let (samples, slopes) = drawn.map_err(|error| exception(py, &error))?;
        Ok((returned(py, samples)?, returned(py, slopes)?))
    })
}

/// The arguments of a draw.
pub(super) struct Drawing<'py> {
    pub(super) keys: Keys,
    pub(super) loc: Argument<'py>,
    pub(super) concentration: Argument<'py>,
    pub(super) precision: Precision,
    /// How many elements the result has at most.
    pub(super) elements: usize,
}

impl<'py> Drawing<'py> {
    pub(super) fn new(
        key: &Bound<'py, PyAny>,
        loc: &Bound<'py, PyAny>,
        concentration: &Bound<'py, PyAny>,
        shape: &Shape,
        dtype: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Self> {
        let keys = Keys::new(key)?;
        let (loc, concentration) = (Argument::new("loc", loc)?, Argument::new("concentration", concentration)?);
        let precision = Precision::common(dtype, &[&loc, &concentration])?;
        let elements = shape.elements(keys.shape(), &[loc.shape(), concentration.shape()]);
        Ok(Self { keys, loc, concentration, precision, elements })
    }
}
