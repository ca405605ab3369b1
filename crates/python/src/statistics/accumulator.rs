//! `vonmises.circular.Accumulator`.

use super::fitted::PyFitted;
use super::stored::{Fits, read, write};
use crate::arrays::precision::with_float;
use crate::errors::exception;
use crate::observations::given::Given;
use crate::threads::run::run;
use ndarray::arr0;
use pyo3::prelude::*;
use pyo3::types::PyType;
use std::sync::{Mutex, PoisonError};
use vonmises::Result;
use vonmises::circular::{Accumulator, Fit};

/// Mean direction, circular variance and fit of angles that arrive in several arrays.
///
/// Use it for angles that do not fit into memory at once. It holds three sums about a direction that follows the mean,
/// so that nothing cancels, however close the angles are. Angles may be added in different processes, each with an
/// accumulator of its own: accumulators can be pickled and merged, also with ``+``.
///
/// The circular variance has a relative error of 1e-15, plus at most 4e-16 for each array, in any order. The last bits
/// depend on the order and on how angles were divided into arrays. The same arrays in the same order give the same
/// bits, for any number of threads, and whether or not the accumulator was pickled between them.
///
/// Examples
/// --------
/// >>> import numpy as np
/// >>> from vonmises import circular
/// >>> x = np.array([3.0, 3.0 + 1e-7, 3.0 + 3e-7, 3.0 - 2e-7])
/// >>> sums = circular.Accumulator()
/// >>> for part in np.split(x, 2):
/// ...     sums.add(part)
/// >>> bool(abs(sums.variance() / circular.variance(x) - 1) < 1e-15)
/// True
#[pyclass(module = "vonmises.circular", name = "Accumulator", frozen)]
#[derive(Debug)]
pub(crate) struct PyAccumulator {
    sums: Mutex<Accumulator>,
}

#[pymethods]
impl PyAccumulator {
    #[new]
    fn new() -> Self {
        Self::from(Accumulator::new())
    }

    /// Adds the angles of an array; one without angles changes nothing.
    ///
    /// Parameters
    /// ----------
    /// x : array_like
    ///     Angles in radians, of any size.
    /// weights : array_like, optional
    ///     How many times each angle counts, at least 0; they broadcast to x.
    /// nan_policy : {"raise", "omit"}, optional
    ///     What NaN in x is: an error, or a missing angle.
    ///
    /// Raises
    /// ------
    /// ValueError
    ///     If an angle is not finite or weights are not valid. The accumulator is then unchanged.
    #[pyo3(signature = (x, weights=None, nan_policy="raise"))]
    fn add(
        &self,
        py: Python<'_>,
        x: &Bound<'_, PyAny>,
        weights: Option<&Bound<'_, PyAny>>,
        nan_policy: &str,
    ) -> PyResult<()> {
        let given = Given::whole(x, weights, nan_policy)?;
        given.policy.without_propagate()?;
        let part = with_float!(given.precision()?, F => {
            let sample = given.sample::<F>()?;
            run(py, move || {
                let mut part = Accumulator::new();
                part.add(sample.observations()).map(|()| part)
            })?
        });
        self.merge_sums(&part.map_err(|error| exception(py, &error))?);
        Ok(())
    }

    /// Adds the angles of another accumulator.
    ///
    /// Parameters
    /// ----------
    /// other : Accumulator
    ///     It is unchanged.
    #[pyo3(signature = (other, /))]
    fn merge(&self, other: &Self) {
        self.merge_sums(&other.sums());
    }

    /// The total weight; angles without weights count 1 each.
    #[getter]
    fn weight(&self) -> f64 {
        self.sums().weight()
    }

    /// Returns the mean direction, in [-pi, pi).
    ///
    /// Raises
    /// ------
    /// ValueError
    ///     If there are no angles.
    fn mean(&self, py: Python<'_>) -> PyResult<f64> {
        number(py, self.sums().circular_mean())
    }

    /// Returns the circular variance, in [0, 1].
    ///
    /// Raises
    /// ------
    /// ValueError
    ///     If there are no angles.
    fn variance(&self, py: Python<'_>) -> PyResult<f64> {
        number(py, self.sums().circular_variance())
    }

    /// Returns the mean resultant length, in [0, 1].
    ///
    /// Raises
    /// ------
    /// ValueError
    ///     If there are no angles.
    fn resultant_length(&self, py: Python<'_>) -> PyResult<f64> {
        number(py, self.sums().mean_resultant_length())
    }

    /// Fits the von Mises distribution by maximum likelihood, as `vonmises.circular.fit` does without options.
    ///
    /// Returns
    /// -------
    /// Fitted
    ///     In ``float64``.
    ///
    /// Raises
    /// ------
    /// ValueError
    ///     If there are no angles, or they are all equal.
    fn fit(&self, py: Python<'_>) -> PyResult<PyFitted> {
        let fitted = self.sums().fit().map_err(|error| exception(py, &error))?;
        Ok(PyFitted::new(Fits { options: Fit::new(), rounding: None, each: arr0(Some(fitted)).into_dyn() }))
    }

    fn __add__(&self, other: &Self) -> Self {
        let mut sums = self.sums();
        sums.merge(&other.sums());
        sums.into()
    }

    /// Adds to 0, where `sum` begins.
    fn __radd__<'py>(slf: Bound<'py, Self>, other: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        let is_zero = other.extract::<i64>().is_ok_and(|number| number == 0);
        Ok(if is_zero { slf.into_any() } else { slf.py().NotImplemented().into_bound(slf.py()) })
    }

    fn __repr__(&self) -> String {
        let sums = self.sums();
        match (sums.circular_mean(), sums.circular_variance()) {
            (Ok(mean), Ok(variance)) => {
                format!("<Accumulator of weight {}: mean {mean:.4}, variance {variance:.4e}>", sums.weight())
            }
            _ => format!("<Accumulator of weight {}>", sums.weight()),
        }
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, (String,))> {
        Ok((slf.get_type().getattr("_restored")?, (write(&slf.get().sums())?,)))
    }

    #[classmethod]
    fn _restored(_class: &Bound<'_, PyType>, text: &str) -> PyResult<Self> {
        read::<Accumulator>(text).map(Self::from)
    }
}

impl From<Accumulator> for PyAccumulator {
    fn from(sums: Accumulator) -> Self {
        Self { sums: Mutex::new(sums) }
    }
}

impl PyAccumulator {
    fn sums(&self) -> Accumulator {
        *self.sums.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn merge_sums(&self, other: &Accumulator) {
        self.sums.lock().unwrap_or_else(PoisonError::into_inner).merge(other);
    }
}

fn number(py: Python<'_>, result: Result<f64>) -> PyResult<f64> {
    result.map_err(|error| exception(py, &error))
}
