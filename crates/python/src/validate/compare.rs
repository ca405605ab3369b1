//! `vonmises.validate.compare`.

use crate::arrays::input::Argument;
use crate::arrays::precision::{Precision, with_float};
use crate::errors::exception;
use crate::statistics::stored::{read, write};
use crate::threads::run::run;
use pyo3::prelude::*;
use pyo3::types::{PyTuple, PyType};
use vonmises::validate::{self, Comparison};

/// Compares two arrays of angles element by element, by their distances along the circle.
///
/// Parameters
/// ----------
/// a, b : array_like
///     Angles in radians, of any size, in arrays of the same shape.
///
/// Returns
/// -------
/// Comparison
///     How many differ, where, and how far.
///
/// Raises
/// ------
/// ValueError
///     If the shapes differ, or an angle is not finite.
///
/// Examples
/// --------
/// >>> import numpy as np
/// >>> from vonmises import validate
/// >>> found = validate.compare([0.5, np.nextafter(np.pi, 0)], [0.5, -np.pi])  # neighbours across the cut
/// >>> found.different, found.first_difference, found.within(1e-15)
/// (1, (1,), True)
#[pyfunction]
pub(crate) fn compare(py: Python<'_>, a: &Bound<'_, PyAny>, b: &Bound<'_, PyAny>) -> PyResult<PyComparison> {
    let (a, b) = (Argument::new("a", a)?, Argument::new("b", b)?);
    let comparison = with_float!(Precision::common(None, &[&a, &b])?, F => {
        let (a, b) = (a.pinned::<F>()?, b.pinned::<F>()?);
        run(py, move || validate::compare(&a, &b))?
    });
    comparison.map(|comparison| PyComparison { comparison }).map_err(|error| exception(py, &error))
}

/// The differences between two arrays of angles.
#[pyclass(module = "vonmises.validate", name = "Comparison", frozen)]
#[derive(Debug)]
pub(crate) struct PyComparison {
    comparison: Comparison,
}

#[pymethods]
impl PyComparison {
    /// The number of elements of each array.
    #[getter]
    fn elements(&self) -> usize {
        self.comparison.elements
    }

    /// The number of elements that are not the same float.
    #[getter]
    fn different(&self) -> usize {
        self.comparison.different
    }

    /// The index of the first such element in row-major order; ``None`` if the arrays are equal.
    #[getter]
    fn first_difference<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyTuple>>> {
        self.comparison.first_difference.as_ref().map(|index| PyTuple::new(py, index)).transpose()
    }

    /// The largest distance along the circle, in radians.
    #[getter]
    fn largest_distance(&self) -> f64 {
        self.comparison.largest_distance
    }

    /// The index of the first element at that distance; ``None`` if the arrays are equal.
    #[getter]
    fn farthest<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyTuple>>> {
        self.comparison.farthest.as_ref().map(|index| PyTuple::new(py, index)).transpose()
    }

    /// The largest distance, counted in floats of the type.
    #[getter]
    fn largest_ulps(&self) -> u64 {
        self.comparison.largest_ulps
    }

    /// Whether all elements are the same floats; 0 and -0 count as the same.
    #[getter]
    fn identical(&self) -> bool {
        self.comparison.identical()
    }

    /// Returns whether no distance along the circle exceeds a tolerance.
    ///
    /// Parameters
    /// ----------
    /// tolerance : float
    ///     In radians.
    fn within(&self, tolerance: f64) -> bool {
        self.comparison.within(tolerance)
    }

    fn __repr__(&self) -> String {
        format!("<Comparison: {}>", self.comparison)
    }

    fn __str__(&self) -> String {
        self.comparison.to_string()
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, (String,))> {
        Ok((slf.get_type().getattr("_restored")?, (write(&slf.get().comparison)?,)))
    }

    #[classmethod]
    fn _restored(_class: &Bound<'_, PyType>, text: &str) -> PyResult<Self> {
        Ok(Self { comparison: read(text)? })
    }
}
