//! `axis` arguments.

use crate::errors::exception;
use numpy::PyUntypedArray;
use numpy::prelude::*;
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::PyTuple;
use vonmises::Error;

/// An `axis` argument for an array of some rank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Axes {
    /// The whole array.
    All,
    /// Lanes along one axis.
    One(usize),
    /// Lanes along several axes, in ascending order.
    Several(Vec<usize>),
}

impl Axes {
    /// Reads the argument: `None`, an integer, which may be negative, or a tuple of integers.
    pub(crate) fn new(given: Option<&Bound<'_, PyAny>>, rank: usize) -> PyResult<Self> {
        let Some(given) = given else { return Ok(Self::All) };
        let Ok(tuple) = given.cast::<PyTuple>() else { return Ok(Self::One(axis(given, rank)?)) };
        let mut axes = tuple.iter().map(|item| axis(&item, rank)).collect::<PyResult<Vec<_>>>()?;
        axes.sort_unstable();
        match axes[..] {
            [] => Err(PyValueError::new_err("axis = (): must name at least one axis")),
            [one] => Ok(Self::One(one)),
            _ if axes.windows(2).any(|pair| pair[0] == pair[1]) => {
                Err(PyValueError::new_err(format!("axis = {tuple}: names an axis twice")))
            }
            _ => Ok(Self::Several(axes)),
        }
    }
}

/// Reads one axis, counted from the end if it is negative.
fn axis(given: &Bound<'_, PyAny>, rank: usize) -> PyResult<usize> {
    let wrong_type =
        |_| PyTypeError::new_err(format!("axis = {given}: must be None, an integer or a tuple of integers"));
    let index = given.call_method0(intern!(given.py(), "__index__")).map_err(wrong_type)?;
    let axis = index.extract::<isize>()?;
    let from_start = if axis < 0 { axis.checked_add_unsigned(rank) } else { Some(axis) };
    let from_start = from_start.and_then(|axis| usize::try_from(axis).ok()).filter(|&axis| axis < rank);
    from_start.ok_or_else(|| exception(given.py(), &Error::AxisOutOfRange { axis, rank }))
}

/// Returns an array with those axes as one, the last.
pub(crate) fn merged<'py>(array: &Bound<'py, PyUntypedArray>, axes: &[usize]) -> PyResult<Bound<'py, PyAny>> {
    let (py, shape) = (array.py(), array.shape());
    let others = (0..shape.len()).filter(|axis| !axes.contains(axis)).collect::<Vec<_>>();
    let order = others.iter().chain(axes).copied().collect::<Vec<_>>();
    let length = axes.iter().map(|&axis| shape[axis]).product::<usize>();
    let lengths = others.iter().map(|&axis| shape[axis]).chain([length]).collect::<Vec<_>>();
    let transposed = array.call_method1(intern!(py, "transpose"), (order,))?;
    transposed.call_method1(intern!(py, "reshape"), (lengths,))
}
