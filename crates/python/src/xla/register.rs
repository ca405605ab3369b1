//! What `vonmises._core.xla` holds.

use super::buffer::{Buffer, DataType, Failure};
use super::handler::{Handler, Target, handler, run_guarded};
use super::targets::functions::{
    Cdf, CdfWithGrad, Divergence, DivergenceWithGrad, Entropy, EntropyWithGrad, LogProb, LogProbWithGrad, Quantile,
    QuantileWithGrad,
};
use super::targets::moments::Moments;
use super::targets::samples::{Sample, SampleWithGrad};
use numpy::prelude::*;
use numpy::{PyArrayDescr, PyArrayDyn, PyUntypedArray};
use pyo3::exceptions::{PyKeyError, PyRuntimeError, PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyDict};
use pyo3::wrap_pyfunction;
use std::ffi::c_void;
use std::ptr::NonNull;

/// A target as Python knows it.
struct Entry {
    name: &'static str,
    results: usize,
    handler: Handler,
    run: fn(&[Buffer], &mut [Buffer]) -> Result<(), Failure>,
}

const fn entry<T: Target>() -> Entry {
    Entry { name: T::NAME, results: T::RESULTS, handler: handler::<T>, run: run_guarded::<T> }
}

static TARGETS: [Entry; 13] = [
    entry::<Sample>(),
    entry::<SampleWithGrad>(),
    entry::<LogProb>(),
    entry::<LogProbWithGrad>(),
    entry::<Cdf>(),
    entry::<CdfWithGrad>(),
    entry::<Quantile>(),
    entry::<QuantileWithGrad>(),
    entry::<Entropy>(),
    entry::<EntropyWithGrad>(),
    entry::<Divergence>(),
    entry::<DivergenceWithGrad>(),
    entry::<Moments>(),
];

/// Returns the handlers by name, for ``jax.ffi.register_ffi_target`` with ``platform="cpu"``.
///
/// Returns
/// -------
/// dict of str to PyCapsule
///     Each the pointer of an ``XLA_FFI_Handler``.
///
/// Examples
/// --------
/// >>> from vonmises._core import xla
/// >>> "sample" in xla.targets()
/// True
#[pyfunction]
fn targets(py: Python<'_>) -> PyResult<Bound<'_, PyDict>> {
    let targets = PyDict::new(py);
    for entry in &TARGETS {
        let pointer = NonNull::new(entry.handler as *mut c_void);
        let pointer = pointer.ok_or_else(|| PyRuntimeError::new_err("a handler without an address"))?;
        // SAFETY: the handler is code of this module, which is never unloaded.
        targets.set_item(entry.name, unsafe { PyCapsule::new_with_pointer(py, pointer, c"xla_ffi_handler")? })?;
    }
    Ok(targets)
}

/// Returns how many results each target has, by its name.
#[pyfunction]
fn result_counts(py: Python<'_>) -> PyResult<Bound<'_, PyDict>> {
    let counts = PyDict::new(py);
    TARGETS.iter().try_for_each(|entry| counts.set_item(entry.name, entry.results))?;
    Ok(counts)
}

/// Runs a target on arrays of NumPy, which nobody may write to meanwhile.
///
/// Parameters
/// ----------
/// name : str
///     Of the target.
/// arguments : list of ndarray
///     Aligned, in row-major order and the machine's byte order.
/// shape : tuple of int
///     Of each result. The type is that of the last argument.
///
/// Returns
/// -------
/// list of ndarray
///     The results.
///
/// Raises
/// ------
/// KeyError
///     If there is no such target.
/// ValueError
///     If arguments do not fit.
///
/// Examples
/// --------
/// >>> import numpy as np
/// >>> from vonmises._core import xla
/// >>> xla.call("entropy", [np.zeros(2)], (2,))
/// [array([1.83787707, 1.83787707])]
#[pyfunction]
#[pyo3(signature = (name, arguments, shape, /))]
fn call<'py>(
    py: Python<'py>,
    name: &str,
    arguments: Vec<Bound<'py, PyUntypedArray>>,
    shape: Vec<usize>,
) -> PyResult<Vec<Bound<'py, PyUntypedArray>>> {
    let entry = TARGETS.iter().find(|entry| entry.name == name).ok_or_else(|| PyKeyError::new_err(name.to_owned()))?;
    let dtype = arguments.last().ok_or_else(|| PyValueError::new_err("a call without arguments"))?.dtype();
    let results = (0..entry.results).map(|_| empty(&shape, &dtype)).collect::<PyResult<Vec<_>>>()?;
    let inputs = arguments.iter().map(buffer).collect::<PyResult<Vec<_>>>()?;
    let mut outputs = results.iter().map(buffer).collect::<PyResult<Vec<_>>>()?;
    let memory = Memory { inputs: &inputs, outputs: &mut outputs };
    py.detach(move || memory.run(entry.run)).map_err(exception)?;
    Ok(results)
}

/// The memory of a call that runs without Python's lock.
struct Memory<'a> {
    inputs: &'a [Buffer],
    outputs: &'a mut [Buffer],
}

// SAFETY: the arrays live until the call returns; nobody else writes to those of arguments, nor knows those of results.
unsafe impl Send for Memory<'_> {}

impl Memory<'_> {
    fn run(self, run: fn(&[Buffer], &mut [Buffer]) -> Result<(), Failure>) -> Result<(), Failure> {
        run(self.inputs, self.outputs)
    }
}

fn empty<'py>(shape: &[usize], dtype: &Bound<'py, PyArrayDescr>) -> PyResult<Bound<'py, PyUntypedArray>> {
    let numpy = dtype.py().import("numpy")?;
    Ok(numpy.call_method1("empty", (shape, dtype))?.cast_into()?)
}

fn buffer(array: &Bound<'_, PyUntypedArray>) -> PyResult<Buffer> {
    let (data_type, data) = memory(array)?;
    if !array.is_c_contiguous() {
        return Err(PyValueError::new_err("arrays must be in row-major order"));
    }
    // SAFETY: an array of NumPy in row-major order; its alignment is checked where it is read.
    unsafe { Buffer::new(data_type, data, array.shape().to_vec()) }.map_err(exception)
}

/// Returns the type of an array, and where its numbers start.
fn memory(array: &Bound<'_, PyUntypedArray>) -> PyResult<(DataType, *mut c_void)> {
    if let Ok(array) = array.cast::<PyArrayDyn<u32>>() {
        return Ok((DataType::U32, array.data().cast()));
    }
    if let Ok(array) = array.cast::<PyArrayDyn<f32>>() {
        return Ok((DataType::F32, array.data().cast()));
    }
    if let Ok(array) = array.cast::<PyArrayDyn<f64>>() {
        return Ok((DataType::F64, array.data().cast()));
    }
    let message = format!("an array of {}: must be uint32, float32 or float64, in native byte order", array.dtype());
    Err(PyTypeError::new_err(message))
}

fn exception(failure: Failure) -> PyErr {
    match failure {
        Failure::Invalid(text) => PyValueError::new_err(text),
        Failure::Internal(text) => PyRuntimeError::new_err(text),
    }
}

/// Adds the functions to the module.
pub(crate) fn register(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add_function(wrap_pyfunction!(targets, module)?)?;
    module.add_function(wrap_pyfunction!(result_counts, module)?)?;
    module.add_function(wrap_pyfunction!(call, module)?)
}
