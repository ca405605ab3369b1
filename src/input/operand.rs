//! Checked parameters, read block by block as if they were broadcast to the output.
//!
//! Feeds a sample's bytes, but does no arithmetic: elements are only copied.

use crate::error::Result;
use crate::input::condition::Condition;
use crate::input::param::Param;
use crate::memory::alloc::collected;
use crate::scalar::float::Float;
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

/// Returns the row-major strides of `shape`, aligned with the last axes of `output`; 0 along broadcast axes.
fn broadcast_strides(shape: &[usize], output: &[usize]) -> Vec<usize> {
    let mut strides = vec![0; output.len()];
    let mut step = 1;
    for (stride, &len) in strides.iter_mut().rev().zip(shape.iter().rev()) {
        if len != 1 {
            *stride = step;
        }
        step *= len;
    }
    strides
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

/// The segments of a range of an output along its last axis, as an iterator: the start of each in the operand, the
/// operand's step along it, which is 0 or 1, and its length.
struct Segments<'r> {
    output: &'r [usize],
    strides: &'r [usize],
    digits: Vec<usize>,
    position: usize,
    left: usize,
}

impl<'r> Segments<'r> {
    fn new(output: &'r [usize], strides: &'r [usize], start: usize, len: usize) -> Self {
        let mut digits = vec![0; output.len()];
        let mut rest = start;
        for (digit, &len) in digits.iter_mut().zip(output).rev() {
            *digit = rest % len;
            rest /= len;
        }
        let position = digits.iter().zip(strides).map(|(digit, stride)| digit * stride).sum();
        Self { output, strides, digits, position, left: len }
    }
}

impl Iterator for Segments<'_> {
    type Item = (usize, usize, usize);

    fn next(&mut self) -> Option<Self::Item> {
        if self.left == 0 {
            return None;
        }
        let last = self.output.len() - 1; // an output to which an operand is broadcast has an axis
        let (position, step) = (self.position, self.strides[last]);
        let count = self.left.min(self.output[last] - self.digits[last]);
        self.left -= count;
        self.digits[last] += count;
        self.position += count * step;
        for axis in (1..=last).rev() {
            if self.digits[axis] < self.output[axis] {
                break;
            }
            self.digits[axis] = 0;
            self.position = self.position + self.strides[axis - 1] - self.strides[axis] * self.output[axis];
            self.digits[axis - 1] += 1;
        }
        Some((position, step, count))
    }
}
