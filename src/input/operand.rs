//! Checked parameters, read block by block as if they were broadcast to the output.
//!
//! Feeds a sample's bytes, but does no arithmetic: elements are only copied.

use crate::error::Result;
use crate::input::condition::Condition;
use crate::input::param::Param;
use crate::memory::alloc::collected;
use crate::scalar::float::Float;
use crate::shape::segments::{Segments, broadcast_strides};
use ndarray::{ArrayViewD, CowArray, IxDyn, aview0};

/// A parameter in row-major order.
#[derive(Debug)]
pub(crate) enum Operand<'a, F: Float> {
    /// A number, which needs no memory.
    Number(F),
    Array(CowArray<'a, F, IxDyn>),
}

impl<'a, F: Float> Operand<'a, F> {
    /// Takes a parameter whose elements are not checked yet; copies it only if it is not in row-major order.
    pub(crate) fn new(param: impl Param<'a, F>) -> Result<Self> {
        if let Some(number) = param.number() {
            return Ok(Self::Number(number));
        }
        let given = param.into_cow();
        let in_order = given.is_standard_layout();
        Ok(Self::Array(if in_order { given } else { collected(given.shape(), given.iter().copied())?.into() }))
    }

    /// Checks every element.
    pub(crate) fn check(&self, condition: &Condition<impl Fn(F) -> bool + Sync>) -> Result<()> {
        condition.check_all(self.shape(), self.values())
    }

    /// Returns the parameter if every element meets the condition.
    pub(crate) fn checked(self, condition: &Condition<impl Fn(F) -> bool + Sync>) -> Result<Self> {
        self.check(condition).map(|()| self)
    }

    /// Applies `normalize`, which leaves elements that are `normal` unchanged; copies only if some element is not.
    pub(crate) fn normalize(self, normal: impl Fn(F) -> bool, normalize: impl Fn(F) -> F) -> Result<Self> {
        if self.values().iter().fold(true, |all, &value| all & normal(value)) {
            return Ok(self);
        }
        Ok(match self {
            Self::Number(value) => Self::Number(normalize(value)),
            Self::Array(array) => {
                Self::Array(collected(array.shape(), array.iter().map(|&value| normalize(value)))?.into())
            }
        })
    }

    pub(crate) fn shape(&self) -> &[usize] {
        match self {
            Self::Number(_) => &[],
            Self::Array(array) => array.shape(),
        }
    }

    /// Returns the same parameter, borrowed.
    pub(crate) fn borrowed(&self) -> Operand<'_, F> {
        match self {
            Self::Number(value) => Operand::Number(*value),
            Self::Array(array) => Operand::Array(array.view().into()),
        }
    }

    pub(crate) fn view(&self) -> ArrayViewD<'_, F> {
        match self {
            Self::Number(value) => aview0(value).into_dyn(),
            Self::Array(array) => array.view(),
        }
    }

    pub(crate) fn values(&self) -> &[F] {
        match self {
            Self::Number(value) => std::slice::from_ref(value),
            Self::Array(array) => array.as_slice().unwrap_or_default(), // row-major by construction
        }
    }

    /// Returns a reader for an output of that shape, to which the operand must broadcast.
    pub(crate) fn reader(&self, output: &[usize]) -> Reader<'_, F> {
        let values = self.values();
        if let [value] = *values {
            return Reader::Single(value);
        }
        if self.shape() == output {
            return Reader::Aligned(values);
        }
        Reader::Strided { values, output: output.to_vec(), strides: broadcast_strides(self.shape(), output) }
    }
}

/// The elements of an operand by the row-major index of an output.
#[derive(Debug)]
pub(crate) enum Reader<'b, F> {
    /// One value.
    Single(F),
    /// The operand has the output's shape.
    Aligned(&'b [F]),
    /// The operand is broadcast along some axes.
    Strided { values: &'b [F], output: Vec<usize>, strides: Vec<usize> },
}

impl<F: Float> Reader<'_, F> {
    /// Returns `len` elements of the output from `start` on, copied into the buffer only where necessary.
    pub(crate) fn block<'c>(&'c self, start: usize, len: usize, buffer: &'c mut Vec<F>) -> &'c [F] {
        match self {
            Self::Single(value) => {
                buffer.clear();
                buffer.resize(len, *value);
                buffer
            }
            Self::Aligned(values) => &values[start..start + len],
            Self::Strided { values, output, strides } => {
                buffer.clear();
                for (position, step, count) in Segments::new(output, strides, start, len) {
                    match step {
                        0 => buffer.extend(std::iter::repeat_n(values[position], count)),
                        _ => buffer.extend_from_slice(&values[position..position + count]),
                    }
                }
                buffer
            }
        }
    }
}
