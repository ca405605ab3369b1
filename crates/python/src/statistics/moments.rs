//! Trigonometric moments, as complex numbers.

use crate::arrays::output::returned;
use crate::arrays::precision::with_float;
use crate::observations::given::Given;
use crate::observations::reduce::statistic;
use numpy::{Complex32, Complex64, Element};
use pyo3::prelude::*;
use vonmises::Float;
use vonmises::circular::{
    centred_trigonometric_moment, centred_trigonometric_moment_axis, trigonometric_moment, trigonometric_moment_axis,
};

/// A float with a complex type.
trait Part: Float {
    type Complex: Element;

    fn complex(real: Self, imaginary: Self) -> Self::Complex;
}

impl Part for f32 {
    type Complex = Complex32;

    fn complex(real: Self, imaginary: Self) -> Complex32 {
        Complex32::new(real, imaginary)
    }
}

impl Part for f64 {
    type Complex = Complex64;

    fn complex(real: Self, imaginary: Self) -> Complex64 {
        Complex64::new(real, imaginary)
    }
}

/// Computes a moment and returns it to Python.
macro_rules! moments {
    ($py:expr, $given:expr, $x:ident => $whole:expr, $axis:ident => $lanes:expr) => {{
        let given = $given;
        with_float!(given.precision()?, F => {
            let missing = (F::NAN, F::NAN);
            let moments = statistic!($py, given, F, missing, $x => $whole, $axis => $lanes)?;
            returned($py, moments.mapv(|(cosine, sine)| F::complex(cosine, sine)))
        })
    }};
}

/// Returns the trigonometric moment of order p about 0: the mean of exp(i p x).
///
/// Parameters
/// ----------
/// x : array_like
///     Angles in radians, of any size.
/// p : int, optional
///     The order, at least 0.
/// axis : int or tuple of int, optional
///     Lanes run along it. By default the moment is that of the whole array.
/// weights : array_like, optional
///     How many times each angle counts, at least 0; they broadcast to x.
/// nan_policy : {"raise", "omit", "propagate"}, optional
///     What NaN in x is: an error, a missing angle, or a lane whose result is NaN.
///
/// Returns
/// -------
/// complex or ndarray
///     The moments: ``complex128``, or ``complex64`` for ``float32``.
///
/// Raises
/// ------
/// ValueError
///     As `mean` does.
///
/// Examples
/// --------
/// >>> import numpy as np
/// >>> from vonmises import circular
/// >>> complex(circular.moment([0.0, np.pi], 2).round(12))  # alike, as axes are
/// (1-0j)
#[pyfunction]
#[pyo3(signature = (x, p=1, axis=None, weights=None, nan_policy="raise"))]
pub(crate) fn moment<'py>(
    py: Python<'py>,
    x: &Bound<'py, PyAny>,
    p: u32,
    axis: Option<&Bound<'py, PyAny>>,
    weights: Option<&Bound<'py, PyAny>>,
    nan_policy: &str,
) -> PyResult<Bound<'py, PyAny>> {
    let given = Given::new(x, axis, weights, nan_policy)?;
    moments!(py, given, x => trigonometric_moment(x, p), axis => trigonometric_moment_axis(x, axis, p))
}

/// Returns the trigonometric moment of order p about the mean direction m: the mean of exp(i p (x - m)).
///
/// That of order 1 is the mean resultant length.
///
/// Parameters
/// ----------
/// x, p, axis, weights, nan_policy
///     As for `moment`.
///
/// Returns
/// -------
/// complex or ndarray
///     The moments: ``complex128``, or ``complex64`` for ``float32``.
///
/// Raises
/// ------
/// ValueError
///     As `mean` does.
///
/// Examples
/// --------
/// >>> from vonmises import circular
/// >>> x = [0.3, 0.9, 1.0]
/// >>> bool(abs(circular.centred_moment(x) - circular.resultant_length(x)) < 1e-15)
/// True
#[pyfunction]
#[pyo3(signature = (x, p=1, axis=None, weights=None, nan_policy="raise"))]
pub(crate) fn centred_moment<'py>(
    py: Python<'py>,
    x: &Bound<'py, PyAny>,
    p: u32,
    axis: Option<&Bound<'py, PyAny>>,
    weights: Option<&Bound<'py, PyAny>>,
    nan_policy: &str,
) -> PyResult<Bound<'py, PyAny>> {
    let given = Given::new(x, axis, weights, nan_policy)?;
    moments!(py, given, x => centred_trigonometric_moment(x, p), axis => centred_trigonometric_moment_axis(x, axis, p))
}
