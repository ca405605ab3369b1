//! `vonmises.LazySamples`.

use super::key::PyKey;
use super::keys::Keys;
use super::lazy_calls::{fill, pick, save};
use super::lazy_index::Index;
use super::sample::Drawing;
use crate::arrays::output::returned;
use crate::arrays::precision::with_float;
use crate::arrays::shape::Shape;
use crate::errors::{exception, file_exception};
use crate::threads::run::{run, run_sized};
use numpy::{Element, PyArrayDescr, dtype};
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple};
use std::path::PathBuf;
use std::sync::Arc;
use vonmises::npy::Shard;
use vonmises::{Float, LazySamples};

/// The array that `sample` returns for the same arguments, but not drawn yet.
///
/// Any part of it can be drawn by itself, on any thread, process or machine and in any order, with the same bytes as in
/// the whole array. So it may be larger than memory. An index draws: integers, slices and ``...`` give what they give
/// of the array. It has what Dask, xarray and JAX ask of an array (`shape`, `dtype`, `ndim`, indexing), and it pickles
/// as its arguments.
///
/// Parameters
/// ----------
/// key, loc, concentration, shape, dtype
///     As for `sample`.
///
/// Examples
/// --------
/// >>> from vonmises import Key, LazySamples, sample
/// >>> lazy = LazySamples(Key(42), [0.0, 1.0, 2.0], 5.0, (10**12, 3))
/// >>> lazy.shape, lazy.nbytes
/// ((1000000000000, 3), 24000000000000)
/// >>> bool((lazy[100:104, 1:] == sample(Key(42), [0.0, 1.0, 2.0], 5.0, (104, 3))[100:, 1:]).all())
/// True
#[pyclass(module = "vonmises", name = "LazySamples", frozen)]
#[derive(Debug)]
pub(crate) struct PyLazySamples {
    samples: Samples,
}

#[derive(Clone, Debug)]
enum Samples {
    Single(Arc<LazySamples<'static, f32>>),
    Double(Arc<LazySamples<'static, f64>>),
}

/// A type of floating-point numbers, and the draws of that type.
trait Drawn: Float + Element {
    fn wrapped(samples: LazySamples<'static, Self>) -> Samples;
}

impl Drawn for f32 {
    fn wrapped(samples: LazySamples<'static, Self>) -> Samples {
        Samples::Single(Arc::new(samples))
    }
}

impl Drawn for f64 {
    fn wrapped(samples: LazySamples<'static, Self>) -> Samples {
        Samples::Double(Arc::new(samples))
    }
}

/// Runs a piece of code on the draw of either type.
macro_rules! either {
    ($samples:expr, $draw:ident => $body:expr) => {
        match $samples {
            Samples::Single($draw) => $body,
            Samples::Double($draw) => $body,
        }
    };
}

#[pymethods]
impl PyLazySamples {
    #[new]
    #[pyo3(signature = (key, loc, concentration, shape=Shape(None), *, dtype=None))]
    fn new(
        py: Python<'_>,
        key: &Bound<'_, PyAny>,
        loc: &Bound<'_, PyAny>,
        concentration: &Bound<'_, PyAny>,
        shape: Shape,
        dtype: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        let Drawing { keys, loc, concentration, precision, .. } = Drawing::new(key, loc, concentration, &shape, dtype)?;
        let elements = loc.len().max(concentration.len());
        let samples = with_float!(precision, F => {
            let (loc, concentration) = (loc.owned::<F>()?, concentration.owned::<F>()?);
            let made = run_sized(py, elements, move || LazySamples::new(keys, loc, concentration, &shape))?;
            F::wrapped(made.map_err(|error| exception(py, &error))?)
        });
        Ok(Self { samples })
    }

    /// The shape of the whole array.
    #[getter]
    fn shape<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, self.lengths())
    }

    /// The number of axes.
    #[getter]
    fn ndim(&self) -> usize {
        self.lengths().len()
    }

    /// The number of elements.
    #[getter]
    fn size(&self) -> usize {
        self.lengths().iter().product()
    }

    /// The number of bytes of the whole array, were it drawn.
    #[getter]
    fn nbytes(&self) -> u128 {
        self.size() as u128 * either!(&self.samples, draw => size_of_element(draw)) as u128
    }

    /// The type of the samples, ``float32`` or ``float64``.
    #[getter]
    fn dtype<'py>(&self, py: Python<'py>) -> Bound<'py, PyArrayDescr> {
        match self.samples {
            Samples::Single(_) => dtype::<f32>(py),
            Samples::Double(_) => dtype::<f64>(py),
        }
    }

    /// The key or keys.
    #[getter]
    fn key(&self) -> PyKey {
        either!(&self.samples, draw => Keys::from_array(draw.keys().to_owned())).into()
    }

    /// The locations, reduced to [-pi, pi).
    #[getter]
    fn loc<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        either!(&self.samples, draw => returned(py, draw.loc().to_owned()))
    }

    /// The concentrations.
    #[getter]
    fn concentration<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        either!(&self.samples, draw => returned(py, draw.concentration().to_owned()))
    }

    /// A number that identifies the draw: the same on every machine, and different for different arguments.
    #[getter]
    fn fingerprint(&self, py: Python<'_>) -> PyResult<u64> {
        either!(&self.samples, draw => {
            let draw = draw.clone();
            run(py, move || draw.fingerprint())
        })
    }

    /// Draws elements into an array, in parallel.
    ///
    /// Parameters
    /// ----------
    /// out : ndarray
    ///     A writeable array in row-major order, of the draw's type; may be a memory map. No other thread may use it
    ///     meanwhile.
    /// start : int
    ///     The row-major index of the element that comes first.
    ///
    /// Raises
    /// ------
    /// ValueError
    ///     If the draw ends before `out` is full.
    ///
    /// Examples
    /// --------
    /// >>> import numpy as np
    /// >>> from vonmises import Key, LazySamples
    /// >>> lazy, out = LazySamples(Key(42), 0.0, 5.0, 10), np.empty(3)
    /// >>> lazy.fill(out, 7)
    /// >>> bool((out == lazy[7:]).all())
    /// True
    #[pyo3(signature = (out, start=0))]
    fn fill(&self, py: Python<'_>, out: &Bound<'_, PyAny>, start: usize) -> PyResult<()> {
        either!(&self.samples, draw => fill(py, draw, out, start))
    }

    /// Writes the array to a ``.npy`` file, which appears when it is complete.
    ///
    /// Parameters
    /// ----------
    /// path : str or path
    ///     The file.
    /// shard : tuple of int, optional
    ///     ``(index, count)`` writes part `index` of `count`, from 0, to be joined by `vonmises.npy.join`.
    /// overwrite : bool
    ///     Whether a file that exists is replaced; else it is a ``FileExistsError``.
    ///
    /// Examples
    /// --------
    /// >>> import os, tempfile
    /// >>> import numpy as np
    /// >>> from vonmises import Key, LazySamples
    /// >>> lazy = LazySamples(Key(42), 0.0, 5.0, (1000, 3))
    /// >>> with tempfile.TemporaryDirectory() as folder:
    /// ...     path = os.path.join(folder, "x.npy")
    /// ...     lazy.save(path)
    /// ...     bool((np.load(path) == lazy[...]).all())
    /// True
    #[pyo3(signature = (path, shard=None, *, overwrite=false))]
    fn save(&self, py: Python<'_>, path: PathBuf, shard: Option<(usize, usize)>, overwrite: bool) -> PyResult<()> {
        let shard = match shard {
            None => None,
            Some((index, count)) => {
                let shard = Shard::new(index, count, self.fingerprint(py)?);
                Some(shard.map_err(|error| file_exception(&error))?)
            }
        };
        either!(&self.samples, draw => save(py, draw.clone(), path, shard, overwrite))
    }

    fn __len__(&self) -> PyResult<usize> {
        self.lengths().first().copied().ok_or_else(|| PyTypeError::new_err("len() of a draw without axes"))
    }

    fn __getitem__<'py>(&self, py: Python<'py>, index: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        let index = Index::new(index, self.lengths())?;
        either!(&self.samples, draw => pick(py, draw.clone(), index))
    }

    /// Draws the whole array, for `numpy.asarray`.
    #[pyo3(signature = (dtype=None, copy=None))]
    fn __array__<'py>(
        &self,
        py: Python<'py>,
        dtype: Option<&Bound<'py, PyAny>>,
        copy: Option<bool>,
    ) -> PyResult<Bound<'py, PyAny>> {
        if copy == Some(false) {
            return Err(PyValueError::new_err("samples that are not drawn yet have no memory to share"));
        }
        let samples = self.__getitem__(py, py.Ellipsis().bind(py))?;
        let samples = py.import("numpy")?.call_method1("asarray", (samples,))?;
        match dtype {
            Some(dtype) => samples.call_method1("astype", (dtype,)),
            None => Ok(samples),
        }
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        Ok(format!("<LazySamples of shape {}, {}>", self.shape(py)?, self.dtype(py)))
    }

    fn __dask_tokenize__(&self, py: Python<'_>) -> PyResult<(&'static str, u64)> {
        Ok(("vonmises.LazySamples", self.fingerprint(py)?))
    }

    fn __getnewargs_ex__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyTuple>, Bound<'py, PyDict>)> {
        let arguments = (self.key(), self.loc(py)?, self.concentration(py)?, self.shape(py)?).into_pyobject(py)?;
        let dtype = PyDict::new(py);
        dtype.set_item("dtype", self.dtype(py))?;
        Ok((arguments, dtype))
    }
}

impl PyLazySamples {
    fn lengths(&self) -> &[usize] {
        either!(&self.samples, draw => draw.shape())
    }
}

fn size_of_element<F: Float>(_: &LazySamples<'_, F>) -> usize {
    size_of::<F>()
}
