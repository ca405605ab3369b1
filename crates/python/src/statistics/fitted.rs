//! `vonmises.circular.Fitted`.

use super::stored::{EitherFits, Fits, read, write};
use crate::arrays::output::{mapped, returned};
use crate::errors::exception;
use crate::observations::given::Given;
use crate::random::keys::Keys;
use crate::results::{distribution, per_parameter, result};
use crate::threads::run::run;
use ndarray::ArrayD;
use numpy::Element;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::{PyTuple, PyType};
use vonmises::circular::{Fitted, PerParameter};
use vonmises::{Float, IntoKeys};

/// Fitted von Mises distributions: estimates, and how certain they are.
///
/// `fit` makes it. Its attributes are numbers for a fit of a whole array, and arrays for fits of lanes; those of a lane
/// with NaN, if that propagates, are NaN. It holds the estimates and a few sums, not the angles, and can be pickled.
#[pyclass(module = "vonmises.circular", name = "Fitted", frozen)]
#[derive(Debug)]
pub(crate) struct PyFitted {
    fits: EitherFits,
}

/// Does the same with fits of either type.
macro_rules! with_fits {
    ($fitted:expr, $fits:ident => $body:expr) => {
        match &$fitted.fits {
            EitherFits::Single($fits) => $body,
            EitherFits::Double($fits) => $body,
        }
    };
}

#[pymethods]
impl PyFitted {
    /// The shape of the lanes: () for a fit of a whole array.
    #[getter]
    fn shape<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, with_fits!(self, fits => fits.each.shape()))
    }

    /// The location in radians: the mean direction in [-pi, pi), or the known location as it was given.
    #[getter]
    fn loc<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        with_fits!(self, fits => fits.numbers(py, Fitted::loc))
    }

    /// The concentration, estimated or known.
    #[getter]
    fn concentration<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        with_fits!(self, fits => fits.numbers(py, Fitted::concentration))
    }

    /// The number of angles, or their total weight.
    #[getter]
    fn weight<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        with_fits!(self, fits => fits.numbers(py, Fitted::weight))
    }

    /// The log likelihood: the sum of the log densities of the angles under the fitted distribution.
    #[getter]
    fn log_likelihood<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        with_fits!(self, fits => fits.numbers(py, Fitted::log_likelihood))
    }

    /// The standard errors of the estimated parameters, from the Fisher information: a `PerParameter`, ``None`` for a
    /// known one.
    ///
    /// They hold for many angles; use `confidence_interval` where there are few.
    #[getter]
    fn standard_errors<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        with_fits!(self, fits => fits.standard_errors(py))
    }

    /// The distribution, to draw from or to evaluate: a `vonmises.VonMises` with these parameters.
    #[getter]
    fn distribution<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        distribution(py, self.loc(py)?, self.concentration(py)?)
    }

    /// Returns confidence intervals of the estimated parameters, from the profile likelihood.
    ///
    /// Parameters
    /// ----------
    /// level : float, optional
    ///     Strictly between 0 and 1.
    ///
    /// Returns
    /// -------
    /// PerParameter
    ///     An `Interval` with `low` and `high` for each parameter, ``None`` for a known one. That of the location is an
    ///     arc in radians, not wrapped; it is a whole turn where every direction is inside.
    ///
    /// Examples
    /// --------
    /// >>> from vonmises import Key, circular, sample
    /// >>> fitted = circular.fit(sample(Key(3), 1.0, 4.0, 400))
    /// >>> low, high = fitted.confidence_interval(0.95).loc
    /// >>> bool(low < 1 < high)
    /// True
    #[pyo3(signature = (level=0.95))]
    fn confidence_interval<'py>(&self, py: Python<'py>, level: f64) -> PyResult<Bound<'py, PyAny>> {
        with_fits!(self, fits => fits.intervals(py, level))
    }

    /// Returns confidence intervals by the bootstrap, which assumes no distribution, for the fit of a whole array.
    ///
    /// The n angles are drawn n times with replacement and fitted with the options of this fit, `draws` times. The
    /// interval of the concentration is that of percentiles, the arc of the location is centred at the estimate. Draw b
    /// uses ``key.fold_in(b)``: the intervals do not depend on the number of threads.
    ///
    /// Parameters
    /// ----------
    /// x : array_like
    ///     The angles that were fitted.
    /// key : Key
    ///     One key.
    /// draws : int, optional
    ///     At least 2/(1 - level) - 1.
    /// level : float, optional
    ///     Strictly between 0 and 1.
    /// weights : array_like, optional
    ///     Whole numbers: an angle of weight 2 is drawn like two angles.
    /// nan_policy : {"raise", "omit"}, optional
    ///     As for `fit`.
    ///
    /// Returns
    /// -------
    /// PerParameter
    ///     An `Interval` for each parameter, ``None`` for a known one.
    ///
    /// Examples
    /// --------
    /// >>> from vonmises import Key, circular, sample
    /// >>> x = sample(Key(3), 1.0, 4.0, 400)
    /// >>> low, high = circular.fit(x).bootstrap(x, Key(4)).concentration
    /// >>> bool(low < 4 < high)
    /// True
    #[pyo3(signature = (x, key, draws=999, level=0.95, *, weights=None, nan_policy="raise"))]
    #[allow(clippy::too_many_arguments)] // those of Python
    fn bootstrap<'py>(
        &self,
        py: Python<'py>,
        x: &Bound<'py, PyAny>,
        key: &Bound<'py, PyAny>,
        draws: u32,
        level: f64,
        weights: Option<&Bound<'py, PyAny>>,
        nan_policy: &str,
    ) -> PyResult<Bound<'py, PyAny>> {
        let (given, key) = (Given::whole(x, weights, nan_policy)?, Keys::new(key)?);
        given.policy.without_propagate()?;
        with_fits!(self, fits => fits.bootstrap(py, &given, key, draws, level))
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let shape = self.shape(py)?;
        Ok(with_fits!(self, fits => match fits.each.first() {
            Some(Some(fitted)) if shape.is_empty() => format!("Fitted({fitted})"),
            Some(None) if shape.is_empty() => "Fitted(nan)".into(),
            _ => format!("<Fitted of shape {shape}>"),
        }))
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, (String,))> {
        Ok((slf.get_type().getattr("_restored")?, (write(&slf.get().fits)?,)))
    }

    #[classmethod]
    fn _restored(_class: &Bound<'_, PyType>, text: &str) -> PyResult<Self> {
        Ok(Self { fits: read(text)? })
    }
}

impl PyFitted {
    pub(super) fn new(fits: impl Into<EitherFits>) -> Self {
        Self { fits: fits.into() }
    }
}

impl<F: Float + Element> Fits<F> {
    /// Returns a number of each fit.
    fn numbers<'py, T: Float + Element>(
        &self,
        py: Python<'py>,
        number: impl Fn(&Fitted<F>) -> T,
    ) -> PyResult<Bound<'py, PyAny>> {
        mapped(py, &self.each, |fitted| fitted.as_ref().map_or_else(T::nan, &number))
    }

    fn standard_errors<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let errors = self.each.map(|fitted| fitted.map(|fitted| fitted.standard_errors()));
        let numbers = |errors: Option<ArrayD<F>>| errors.map(|errors| returned(py, errors)).transpose();
        let [loc, concentration] = split(&errors, F::nan());
        per_parameter(py, PerParameter { loc: numbers(loc)?, concentration: numbers(concentration)? })
    }

    fn intervals<'py>(&self, py: Python<'py>, level: f64) -> PyResult<Bound<'py, PyAny>> {
        let each = self.each.clone();
        let interval = move |fitted: &Option<Fitted<F>>| {
            fitted.as_ref().map(|fitted| fitted.confidence_interval(level)).transpose()
        };
        let work = move || each.iter().map(interval).collect::<vonmises::Result<Vec<_>>>();
        let each = run(py, work)?.map_err(|error| exception(py, &error))?;
        let each = ArrayD::from_shape_vec(self.each.raw_dim(), each);
        intervals(py, &each.map_err(|error| PyValueError::new_err(error.to_string()))?)
    }

    fn bootstrap<'py>(
        &self,
        py: Python<'py>,
        given: &Given<'_>,
        key: Keys,
        draws: u32,
        level: f64,
    ) -> PyResult<Bound<'py, PyAny>> {
        if self.each.ndim() > 0 {
            return Err(PyValueError::new_err("bootstrap is for the fit of a whole array, not for fits of lanes"));
        }
        let (sample, options, rounding) = (given.sample::<F>()?, self.options, self.rounding);
        let work =
            move || options.bootstrap(sample.rounded(rounding).observations(), IntoKeys::into_cow(&key), draws, level);
        let found = run(py, work)?.map_err(|error| exception(py, &error))?;
        intervals(py, &ndarray::arr0(Some(found)).into_dyn())
    }
}

/// Returns the values of each parameter, `missing` for a lane with NaN, and nothing for a known parameter.
fn split<T: Copy>(values: &ArrayD<Option<PerParameter<T>>>, missing: T) -> [Option<ArrayD<T>>; 2] {
    let of = |part: fn(&PerParameter<T>) -> Option<T>| {
        let is_known = values.iter().flatten().any(|value| part(value).is_none());
        (!is_known).then(|| values.map(|value| value.as_ref().and_then(part).unwrap_or(missing)))
    };
    [of(|value| value.loc), of(|value| value.concentration)]
}

/// Returns intervals as objects of Python.
fn intervals<'py, F: Float + Element>(
    py: Python<'py>,
    values: &ArrayD<Option<PerParameter<[F; 2]>>>,
) -> PyResult<Bound<'py, PyAny>> {
    let ends = |interval: Option<ArrayD<[F; 2]>>| {
        let Some(interval) = interval else { return Ok(None) };
        let [low, high] = [0, 1].map(|end| mapped(py, &interval, |interval| interval[end]));
        result(py, "Interval", (low?, high?)).map(Some)
    };
    let [loc, concentration] = split(values, [F::nan(); 2]);
    per_parameter(py, PerParameter { loc: ends(loc)?, concentration: ends(concentration)? })
}
