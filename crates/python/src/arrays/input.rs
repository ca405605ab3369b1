//! Arguments that hold numbers.

use super::precision::Precision;
use crate::threads::owners::Owner;
use ndarray::{ArrayD, ArrayViewD, CowArray, IxDyn, arr0, aview0};
use numpy::prelude::*;
use numpy::{Element, PyArrayDyn, PyUntypedArray};
use pyo3::exceptions::PyTypeError;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyFloat, PyInt, PyString};
use vonmises::{Float, Param};

/// An argument: a number of Python, or what `numpy.asarray` makes of anything else.
pub(crate) struct Argument<'py> {
    value: Value<'py>,
}

enum Value<'py> {
    /// A number of Python, which takes the type of the arrays beside it.
    Number(f64),
    Array(Bound<'py, PyUntypedArray>, Precision),
}

impl<'py> Argument<'py> {
    /// Reads the argument of that name.
    pub(crate) fn new(name: &str, given: &Bound<'py, PyAny>) -> PyResult<Self> {
        // A `numpy.float64` is a `float` too, but has a type that counts.
        if given.is_exact_instance_of::<PyFloat>() || given.is_exact_instance_of::<PyInt>() {
            return Ok(Self { value: Value::Number(given.extract()?) });
        }
        let array = as_array(name, given)?;
        let precision = precision(name, &array)?;
        Ok(Self { value: Value::Array(array, precision) })
    }

    /// Returns the type of an array, if this is one.
    pub(super) fn precision(&self) -> Option<Precision> {
        match self.value {
            Value::Number(_) => None,
            Value::Array(_, precision) => Some(precision),
        }
    }

    pub(crate) fn shape(&self) -> &[usize] {
        match &self.value {
            Value::Number(_) => &[],
            Value::Array(array, _) => array.shape(),
        }
    }

    /// Returns the numbers as a parameter of a call that runs without Python's lock: memory that nobody else can write
    /// to.
    ///
    /// NumPy copies and converts, in any layout and byte order, because other threads may write to what they gave us.
    pub(crate) fn pinned<F: Float + Element>(&self) -> PyResult<Pinned<F>> {
        let array = match &self.value {
            Value::Number(number) => return Ok(Pinned::Number(F::from_f64(*number))),
            Value::Array(array, _) => array,
        };
        if let Ok(same) = array.cast::<PyArrayDyn<F>>()
            && is_constant(array)
            && same.is_c_contiguous()
        {
            return Ok(Pinned::new(same.clone()));
        }
        let py = array.py();
        let arguments = (F::get_dtype(py), intern!(py, "C"), intern!(py, "unsafe"), false, true);
        let copy = array.call_method1(intern!(py, "astype"), arguments)?; // dtype, order, casting, subok, copy
        Ok(Pinned::new(copy.cast_into::<PyArrayDyn<F>>()?))
    }

    /// Returns the number of elements.
    pub(crate) fn len(&self) -> usize {
        self.shape().iter().product()
    }

    /// Returns the numbers as a parameter that may outlive the call.
    pub(crate) fn owned<F: Float + Element>(&self) -> PyResult<Owned<F>> {
        Ok(match self.pinned::<F>()? {
            Pinned::Number(number) => Owned::Number(number),
            pinned => Owned::Array(pinned.view().to_owned()),
        })
    }
}

/// Numbers of our own.
pub(crate) enum Owned<F> {
    Number(F),
    Array(ArrayD<F>),
}

impl<F: Float> Param<'static, F> for Owned<F> {
    fn into_cow(self) -> CowArray<'static, F, IxDyn> {
        match self {
            Self::Number(number) => arr0(number).into_dyn().into(),
            Self::Array(array) => array.into(),
        }
    }

    fn number(&self) -> Option<F> {
        match self {
            Self::Number(number) => Some(*number),
            Self::Array(_) => None,
        }
    }
}

/// Numbers that stay as they are while a call runs.
pub(crate) enum Pinned<F> {
    Number(F),
    Array(Array<F>),
}

/// An array of NumPy in row-major order that nobody else can write to.
pub(crate) struct Array<F> {
    /// Keeps the memory.
    _owner: Owner,
    data: *const F,
    shape: Vec<usize>,
}

// SAFETY: the elements are plain numbers that nobody writes to, and the owner may be dropped on any thread.
unsafe impl<F: Send + Sync> Send for Array<F> {}
// SAFETY: as above.
unsafe impl<F: Send + Sync> Sync for Array<F> {}

impl<F: Float + Element> Pinned<F> {
    fn new(array: Bound<'_, PyArrayDyn<F>>) -> Self {
        let (data, shape) = (array.data().cast_const(), array.shape().to_vec());
        Self::Array(Array { _owner: Owner::new(array.into_any()), data, shape })
    }

    pub(crate) fn view(&self) -> ArrayViewD<'_, F> {
        match self {
            Self::Number(number) => aview0(number).into_dyn(),
            // SAFETY: an array in row-major order of that shape starts there, and its owner lives as long as `self`.
            // NumPy's empty arrays have a pointer that is aligned and not null, too.
            Self::Array(Array { data, shape, .. }) => unsafe { ArrayViewD::from_shape_ptr(IxDyn(shape), *data) },
        }
    }
}

impl<'a, F: Float + Element> Param<'a, F> for &'a Pinned<F> {
    fn into_cow(self) -> CowArray<'a, F, IxDyn> {
        self.view().into()
    }

    fn number(&self) -> Option<F> {
        match self {
            Pinned::Number(number) => Some(*number),
            Pinned::Array(_) => None,
        }
    }
}

/// Returns `numpy.asarray(given)`. Masked arrays and quantities are refused, since it would drop masks and units
/// without a word.
fn as_array<'py>(name: &str, given: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyUntypedArray>> {
    let py = given.py();
    if let Ok(array) = given.cast_exact::<PyUntypedArray>() {
        return Ok(array.clone());
    }
    static MASKED: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    if given.is_instance(MASKED.import(py, "numpy.ma", "MaskedArray")?)? {
        let message = format!("{name}: a masked array is not accepted; fill it with NaN, `{name}.filled(numpy.nan)`");
        return Err(PyTypeError::new_err(message));
    }
    for unit in [intern!(py, "unit"), intern!(py, "units")] {
        // A text only describes the numbers, as the attributes of xarray's arrays do.
        if let Ok(unit) = given.getattr(unit)
            && !unit.is_instance_of::<PyString>()
        {
            let message = format!("{name}: an array with a unit, {unit}, is not accepted; give plain numbers, radians");
            return Err(PyTypeError::new_err(message));
        }
    }
    static AS_ARRAY: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    Ok(AS_ARRAY.import(py, "numpy", "asarray")?.call1((given,))?.cast_into()?)
}

/// Returns the type of numbers of this type of array.
fn precision(name: &str, array: &Bound<'_, PyUntypedArray>) -> PyResult<Precision> {
    let dtype = array.dtype();
    match (dtype.kind(), dtype.itemsize()) {
        (b'f', 2 | 4) => Ok(Precision::Single),
        (b'f', 8) | (b'i' | b'u' | b'b', _) => Ok(Precision::Double),
        _ => Err(PyTypeError::new_err(format!("{name} has dtype {dtype}: real numbers of at most 64 bits are needed"))),
    }
}

/// Returns whether nobody can write to the memory through NumPy: it is not that of another array of NumPy, and not
/// writeable. Arrays of JAX are like that.
fn is_constant(array: &Bound<'_, PyUntypedArray>) -> bool {
    let py = array.py();
    let base = array.getattr(intern!(py, "base"));
    // The base comes first: `writeable` makes NumPy warn for what `numpy.broadcast_arrays` returns.
    if !base.is_ok_and(|base| !base.is_none() && base.cast::<PyUntypedArray>().is_err()) {
        return false;
    }
    let writeable = array.getattr(intern!(py, "flags")).and_then(|flags| flags.getattr(intern!(py, "writeable")));
    matches!(writeable.and_then(|writeable| writeable.extract()), Ok(false))
}
