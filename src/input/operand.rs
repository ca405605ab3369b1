//! A checked parameter, read block by block as if it were broadcast to the output.

use crate::error::Result;
use crate::input::condition::Condition;
use crate::input::param::Param;
use crate::memory::alloc::collected;
use crate::memory::blocks::BLOCK;
use crate::scalar::float::Float;
use ndarray::{CowArray, IxDyn};

/// A parameter whose elements are valid, in row-major order.
#[derive(Debug)]
pub(crate) struct Operand<'a, F: Float> {
    array: CowArray<'a, F, IxDyn>,
}

impl<'a, F: Float> Operand<'a, F> {
    /// Copies only what is not in row-major order already.
    pub(crate) fn new(param: impl Param<'a, F>, condition: &Condition<impl Fn(F) -> bool + Sync>) -> Result<Self> {
        let given = param.into_cow();
        let array =
            if given.is_standard_layout() { given } else { collected(given.shape(), given.iter().copied())?.into() };
        let operand = Self { array };
        condition.check_all(operand.values())?;
        Ok(operand)
    }

    /// The operand with `f` of each element that is not `fine` already.
    pub(crate) fn normalized(self, fine: impl Fn(F) -> bool, f: impl Fn(F) -> F) -> Result<Self> {
        if self.values().iter().fold(true, |all, &value| all & fine(value)) {
            return Ok(self);
        }
        Ok(Self { array: collected(self.shape(), self.values().iter().map(|&value| f(value)))?.into() })
    }

    pub(crate) fn shape(&self) -> &[usize] {
        self.array.shape()
    }

    pub(crate) fn values(&self) -> &[F] {
        self.array.as_slice().unwrap_or_default() // row-major by construction
    }

    /// How elements are found in an output of that shape, to which this one's shape broadcasts.
    pub(crate) fn reader(&self, output: &[usize]) -> Reader<'_, F> {
        let values = self.values();
        if let [value] = *values {
            return Reader::Single(vec![
                value;
                output.iter().fold(1, |len: usize, &n| len.saturating_mul(n)).min(BLOCK)
            ]);
        }
        if self.shape() == output {
            return Reader::Aligned(values);
        }
        Reader::Strided { values, output: output.to_vec(), strides: broadcast_strides(self.shape(), output) }
    }
}

/// Row-major strides of `shape`, aligned with the last axes of `output`, and 0 along broadcast axes.
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

/// An operand seen from the flat index of an output.
#[derive(Debug)]
pub(crate) enum Reader<'b, F> {
    /// One value, as often as a block needs it.
    Single(Vec<F>),
    Aligned(&'b [F]),
    Strided {
        values: &'b [F],
        output: Vec<usize>,
        strides: Vec<usize>,
    },
}

impl<F: Float> Reader<'_, F> {
    /// `len` of the output's elements from `start` on; copied into the buffer only if they must be.
    pub(crate) fn block<'c>(&'c self, start: usize, len: usize, buffer: &'c mut Vec<F>) -> &'c [F] {
        match self {
            Self::Single(block) => &block[..len],
            Self::Aligned(values) => &values[start..start + len],
            Self::Strided { values, output, strides } => {
                buffer.clear();
                for (position, step, count) in Rows::new(output, strides, start, len) {
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

/// The pieces of a range of an output that lie along its last axis: where each begins in the operand, the operand's
/// step along it, which is 0 or 1, and its length.
struct Rows<'r> {
    output: &'r [usize],
    strides: &'r [usize],
    digits: Vec<usize>,
    position: usize,
    left: usize,
}

impl<'r> Rows<'r> {
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

impl Iterator for Rows<'_> {
    type Item = (usize, usize, usize);

    fn next(&mut self) -> Option<Self::Item> {
        if self.left == 0 {
            return None;
        }
        let last = self.output.len() - 1; // an output that an operand is broadcast to has an axis
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
