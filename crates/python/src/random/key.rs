//! `vonmises.Key`.

use super::keys::Keys;
use crate::arrays::output::returned;
use crate::arrays::precision::{Precision, with_float};
use crate::arrays::shape::Shape;
use crate::errors::exception;
use crate::threads::run::run_sized;
use ndarray::{ArrayD, IxDyn};
use numpy::prelude::*;
use numpy::{Element, PyArrayDescr, PyArrayDyn};
use pyo3::exceptions::{PyIndexError, PyOverflowError, PyTypeError};
use pyo3::prelude::*;
use pyo3::types::{PyIterator, PyList, PyTuple};
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use vonmises::{Key, Result, Word};

/// A random key, or an array of keys: bit for bit those of ``jax.random`` (Threefry-2x32).
///
/// A key is a value, not a state: the same key always gives the same numbers. Use each key once, either to draw or to
/// make new keys with `split` or `fold_in`.
///
/// Parameters
/// ----------
/// seed : int
///     From -2**63 to 2**64 - 1. The key is ``jax.random.key(seed)`` with ``jax_enable_x64``, and without it for seeds
///     from 0 to 2**32 - 1.
///
/// Examples
/// --------
/// >>> from vonmises import Key
/// >>> key = Key(42)
/// >>> key
/// Key(0x00000000, 0x0000002a)
/// >>> first, second = key.split()
/// >>> second == key.fold_in(1)
/// True
/// >>> keys = key.split(3)
/// >>> keys.shape, keys[2] == key.fold_in(2)
/// ((3,), True)
#[pyclass(module = "vonmises", name = "Key", frozen)]
#[derive(Debug)]
pub(crate) struct PyKey {
    pub(crate) keys: Keys,
}

impl Keys {
    /// Reads a `key` argument: a `Key`, a key of JAX, or the words of keys.
    pub(crate) fn new(given: &Bound<'_, PyAny>) -> PyResult<Self> {
        if let Ok(key) = given.cast::<PyKey>() {
            return Ok(key.get().keys.clone());
        }
        let is_number = given.extract::<f64>().is_ok();
        if is_number || given.is_none() {
            return Err(PyTypeError::new_err(format!("key = {given}: must be a Key, such as vonmises.Key(42)")));
        }
        Self::from_words(given)
    }
}

impl From<Keys> for PyKey {
    fn from(keys: Keys) -> Self {
        Self { keys }
    }
}

#[pymethods]
impl PyKey {
    #[new]
    #[pyo3(signature = (seed, /))]
    fn new(seed: &Bound<'_, PyAny>) -> PyResult<Self> {
        let unsigned = seed.extract::<u64>().map(Key::new);
        let key = unsigned.or_else(|_| seed.extract::<i64>().map(Key::new)).map_err(|error| {
            if !error.is_instance_of::<PyOverflowError>(seed.py()) {
                return error;
            }
            PyOverflowError::new_err(format!("seed = {seed}: must be from -2**63 to 2**64 - 1"))
        })?;
        Ok(Keys::One(key).into())
    }

    /// Makes a key, or an array of keys, from words or from keys of JAX.
    ///
    /// Parameters
    /// ----------
    /// data : array_like
    ///     ``uint32`` of shape ``(..., 2)``, as ``jax.random.key_data`` returns, or a key or array of keys of JAX, old
    ///     style or new.
    ///
    /// Returns
    /// -------
    /// Key
    ///     Of shape ``(...)``.
    ///
    /// Examples
    /// --------
    /// >>> from vonmises import Key
    /// >>> Key.from_data([0, 42]) == Key(42)
    /// True
    #[staticmethod]
    #[pyo3(signature = (data, /))]
    fn from_data(data: &Bound<'_, PyAny>) -> PyResult<Self> {
        Ok(Keys::from_words(data)?.into())
    }

    /// The words, ``uint32`` of shape ``(..., 2)``: what ``jax.random.wrap_key_data`` takes.
    #[getter]
    fn data<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyArrayDyn<u32>>> {
        let raw = Key::to_raw(&self.keys.view()).map_err(|error| exception(py, &error))?;
        Ok(PyArrayDyn::from_owned_array(py, raw))
    }

    /// The shape of an array of keys; ``()`` for one key.
    #[getter]
    fn shape<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, self.keys.shape())
    }

    /// The number of axes of an array of keys; 0 for one key.
    #[getter]
    fn ndim(&self) -> usize {
        self.keys.shape().len()
    }

    /// The number of keys.
    #[getter]
    fn size(&self) -> usize {
        self.keys.shape().iter().product()
    }

    /// Makes new keys.
    ///
    /// Parameters
    /// ----------
    /// num : int or tuple of int
    ///     How many, or the shape of an array of them.
    ///
    /// Returns
    /// -------
    /// Key
    ///     An array of keys of that shape, after the shape of this one. ``key.split(n)[i]`` is ``key.fold_in(i)``.
    ///
    /// Examples
    /// --------
    /// >>> from vonmises import Key
    /// >>> key, sub = Key(0).split()
    /// >>> Key(0).split((2, 3)).shape
    /// (2, 3)
    #[pyo3(signature = (num=Shape(None)))]
    fn split(&self, py: Python<'_>, num: Shape) -> PyResult<Self> {
        // The two words of a new key are one word of 64 bits.
        let words = self.draw(py, Shape(num.0.or(Some(vec![2]))), |keys, shape| Key::bits_each::<u64>(keys, shape))?;
        Ok(Keys::from_array(words.mapv(Key::new)).into())
    }

    /// Makes a new key from this one, or from each of an array, and a number such as a step or a rank.
    ///
    /// Parameters
    /// ----------
    /// data : int
    ///     From 0 to 2**32 - 1.
    ///
    /// Returns
    /// -------
    /// Key
    ///     Of the same shape.
    ///
    /// Examples
    /// --------
    /// >>> from vonmises import Key
    /// >>> Key(42).fold_in(1).data
    /// array([  64467757, 2916123636], dtype=uint32)
    #[pyo3(signature = (data, /))]
    fn fold_in(&self, data: u32) -> Self {
        match &self.keys {
            Keys::One(key) => Keys::One(key.fold_in(data)).into(),
            Keys::Many(keys) => Keys::Many(keys.map(|key| key.fold_in(data))).into(),
        }
    }

    /// Draws random words, those of ``jax.random.bits``.
    ///
    /// Parameters
    /// ----------
    /// shape : int or tuple of int, optional
    ///     Of the draw of each key.
    /// dtype : dtype, optional
    ///     ``uint32``, the default, or ``uint64``.
    ///
    /// Returns
    /// -------
    /// ndarray
    ///     Of the shape of the keys followed by `shape`.
    ///
    /// Examples
    /// --------
    /// >>> from vonmises import Key
    /// >>> Key(42).bits(3)
    /// array([2098992034, 2919706841, 2646866425], dtype=uint32)
    #[pyo3(signature = (shape=Shape(None), dtype=None))]
    fn bits<'py>(
        &self,
        py: Python<'py>,
        shape: Shape,
        dtype: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let Some(dtype) = dtype else { return self.draw_bits::<u32>(py, shape) };
        let descr = PyArrayDescr::new(py, dtype)?;
        match (descr.kind(), descr.itemsize()) {
            (b'u', 4) => self.draw_bits::<u32>(py, shape),
            (b'u', 8) => self.draw_bits::<u64>(py, shape),
            _ => Err(PyTypeError::new_err(format!("dtype = {descr}: must be uint32 or uint64"))),
        }
    }

    /// Draws uniform numbers on [0, 1), those of ``jax.random.uniform``.
    ///
    /// Parameters
    /// ----------
    /// shape : int or tuple of int, optional
    ///     Of the draw of each key.
    /// dtype : dtype, optional
    ///     ``float64``, the default, or ``float32``.
    ///
    /// Returns
    /// -------
    /// ndarray
    ///     Of the shape of the keys followed by `shape`.
    ///
    /// Examples
    /// --------
    /// >>> from vonmises import Key
    /// >>> float(Key(42).uniform())
    /// 0.4267275666499091
    #[pyo3(signature = (shape=Shape(None), dtype=None))]
    fn uniform<'py>(
        &self,
        py: Python<'py>,
        shape: Shape,
        dtype: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        with_float!(Precision::common(dtype, &[])?, F => {
            returned(py, self.draw(py, shape, |keys, shape| Key::uniform_each::<F>(keys, shape))?)
        })
    }

    /// Draws standard normal numbers, those of ``jax.random.normal`` to 4 ulp in ``float32`` and 1e-14 in ``float64``.
    ///
    /// Parameters
    /// ----------
    /// shape : int or tuple of int, optional
    ///     Of the draw of each key.
    /// dtype : dtype, optional
    ///     ``float64``, the default, or ``float32``.
    ///
    /// Returns
    /// -------
    /// ndarray
    ///     Of the shape of the keys followed by `shape`.
    ///
    /// Examples
    /// --------
    /// >>> from vonmises import Key
    /// >>> bool(abs(Key(0).normal(10_000).mean()) < 0.03)
    /// True
    #[pyo3(signature = (shape=Shape(None), dtype=None))]
    fn normal<'py>(
        &self,
        py: Python<'py>,
        shape: Shape,
        dtype: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        with_float!(Precision::common(dtype, &[])?, F => {
            returned(py, self.draw(py, shape, |keys, shape| Key::normal_each::<F>(keys, shape))?)
        })
    }

    fn __len__(&self) -> PyResult<usize> {
        let first = self.keys.shape().first().copied();
        first.ok_or_else(|| PyTypeError::new_err("one key has no length; key.split(n) makes an array of keys"))
    }

    fn __getitem__(&self, py: Python<'_>, index: &Bound<'_, PyAny>) -> PyResult<Self> {
        if self.ndim() == 0 {
            return Err(PyIndexError::new_err("one key cannot be indexed; key.split(n) makes an array of keys"));
        }
        // NumPy's rules of indices, on both words as one.
        let words = PyArrayDyn::from_owned_array(py, self.keys.view().map(|key| word(*key)));
        let picked = py.import("numpy")?.call_method1("asarray", (words.get_item(index)?,))?;
        let picked = picked.cast_into::<PyArrayDyn<u64>>()?.to_owned_array();
        Ok(Keys::from_array(picked.mapv(Key::new)).into())
    }

    fn __iter__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyIterator>> {
        let keys = (0..self.__len__()?).map(|at| self.__getitem__(py, at.into_pyobject(py)?.as_any()));
        let keys = keys.map(|key| Py::new(py, key?)).collect::<PyResult<Vec<_>>>()?;
        PyList::new(py, keys)?.try_iter()
    }

    fn __eq__(&self, other: &Self) -> bool {
        self.keys == other.keys
    }

    fn __hash__(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        self.keys.view().iter().for_each(|key| key.hash(&mut hasher));
        self.keys.shape().hash(&mut hasher);
        hasher.finish()
    }

    fn __repr__(&self) -> String {
        match &self.keys {
            Keys::One(key) => format!("Key({:#010x}, {:#010x})", key.data()[0], key.data()[1]),
            Keys::Many(keys) => format!("<Key array of shape {:?}>", keys.shape()),
        }
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, Bound<'py, PyTuple>)> {
        let data = PyTuple::new(slf.py(), [slf.get().data(slf.py())?])?;
        Ok((slf.get_type().getattr("from_data")?, data))
    }
}

impl PyKey {
    /// Draws an array for each key; `shape` is that of one.
    fn draw<T: Element + 'static>(
        &self,
        py: Python<'_>,
        shape: Shape,
        draw: impl FnOnce(&Keys, IxDyn) -> Result<ArrayD<T>> + Send + 'static,
    ) -> PyResult<ArrayD<T>> {
        let (keys, elements) = (self.keys.clone(), shape.elements(&[], &[]).saturating_mul(self.size()));
        let shape = IxDyn(&shape.0.unwrap_or_default());
        run_sized(py, elements, move || draw(&keys, shape))?.map_err(|error| exception(py, &error))
    }

    fn draw_bits<'py, W: Word + Element>(&self, py: Python<'py>, shape: Shape) -> PyResult<Bound<'py, PyAny>> {
        returned(py, self.draw(py, shape, |keys, shape| Key::bits_each::<W>(keys, shape))?)
    }
}

/// Returns both words of a key as one, the seed that makes it.
fn word(key: Key) -> u64 {
    let [high, low] = key.data();
    u64::from(high) << 32 | u64::from(low)
}
