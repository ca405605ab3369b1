//! The number of threads, as Python sets it.

use super::pools::{set_threads, threads};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

/// More threads than this are a mistake of the caller.
const MOST_THREADS: usize = 4096;

/// Sets the number of threads of later calls.
///
/// Parameters
/// ----------
/// count : int
///     At least 1; 0 for the default, which is the environment's ``RAYON_NUM_THREADS`` or the number of processors.
///     With 1, calls from several Python threads run beside one another.
#[pyfunction]
#[pyo3(signature = (count, /))]
pub(crate) fn set_num_threads(count: usize) -> PyResult<()> {
    if count > MOST_THREADS {
        let message = format!("count = {count}: must be from 0 to {MOST_THREADS}");
        return Err(PyValueError::new_err(message));
    }
    set_threads(count);
    Ok(())
}

/// Returns the number of threads that calls use.
#[pyfunction]
pub(crate) fn get_num_threads() -> usize {
    threads()
}
