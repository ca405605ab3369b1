//! A checked parameter, read block by block as if it were broadcast to the output.

use crate::blocks::BLOCK;
use crate::error::{Error, Result};
use crate::float::Float;
use crate::param::Param;
use crate::shape::collected;
use ndarray::{CowArray, IxDyn};
use rayon::prelude::*;

/// A parameter whose elements are valid, in row-major order.
#[derive(Debug)]
pub(crate) struct Operand<'a, F: Float> {
    array: CowArray<'a, F, IxDyn>,
}

impl<'a, F: Float> Operand<'a, F> {
    /// Copies only what is not in row-major order already; `check(index, value)` refuses an element.
    pub(crate) fn new(param: impl Param<'a, F>, check: impl Fn(usize, F) -> Result<()> + Sync) -> Result<Self> {
        let given = param.into_cow();
        let array =
            if given.is_standard_layout() { given } else { collected(given.shape(), given.iter().copied())?.into() };
        let operand = Self { array };
        let refused = |(index, block): (usize, &[F])| first_refused(index * BLOCK, block, &check);
        // The first offending element either way; few are not worth a visit to the pool.
        let values = operand.values();
        let error = if values.len() <= BLOCK {
            first_refused(0, values, &check)
        } else {
            values.par_chunks(BLOCK).enumerate().find_map_first(refused)
        };
        error.map_or(Ok(operand), Err)
    }

    /// Every element through `f`, where there is one that `f` would change.
    pub(crate) fn normalized(self, f: impl Fn(F) -> F) -> Result<Self> {
        if self.values().iter().all(|&value| f(value) == value) {
            return Ok(self);
        }
        Ok(Self { array: collected(self.shape(), self.values().iter().map(|&value| f(value)))?.into() })
    }

    /// The value of an operand that has only one.
    pub(crate) fn single(&self) -> Option<F> {
        if let [value] = *self.values() { Some(value) } else { None }
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
        let reach = if let [value] = *values {
            Reach::Single([value; BLOCK])
        } else if self.shape() == output {
            Reach::Aligned
        } else {
            Reach::Strided { output: output.to_vec(), strides: broadcast_strides(self.shape(), output) }
        };
        Reader { values, reach }
    }
}

/// The error of the first element that is refused, in a block that begins at index `start`.
fn first_refused<F: Float>(start: usize, block: &[F], check: impl Fn(usize, F) -> Result<()>) -> Option<Error> {
    // Nearly always there is none, which is seen fastest without stopping on the way.
    if block.iter().fold(true, |valid, &value| valid & check(start, value).is_ok()) {
        return None;
    }
    (start..).zip(block).find_map(|(index, &value)| check(index, value).err())
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

#[derive(Debug)]
enum Reach<F> {
    /// The value, as often as a block needs it.
    Single([F; BLOCK]),
    Aligned,
    Strided {
        output: Vec<usize>,
        strides: Vec<usize>,
    },
}

/// An operand seen from the flat index of an output.
#[derive(Debug)]
pub(crate) struct Reader<'b, F> {
    values: &'b [F],
    reach: Reach<F>,
}

impl<F: Float> Reader<'_, F> {
    /// The output's elements from `start` on, as many as the buffer holds; copied into it only if they must be.
    pub(crate) fn block<'c>(&'c self, start: usize, buffer: &'c mut [F]) -> &'c [F] {
        match &self.reach {
            Reach::Single(block) => return &block[..buffer.len()],
            Reach::Aligned => return &self.values[start..start + buffer.len()],
            Reach::Strided { output, strides } => {
                let mut positions = [0; BLOCK];
                let positions = &mut positions[..buffer.len()];
                walk(output, strides, start, positions);
                buffer.iter_mut().zip(positions).for_each(|(slot, &mut position)| *slot = self.values[position]);
            }
        }
        buffer
    }
}

/// Counts through the output's indices from flat index `start`, keeping the operand's position.
fn walk(output: &[usize], strides: &[usize], start: usize, positions: &mut [usize]) {
    let mut digits = vec![0; output.len()];
    let mut rest = start;
    for (digit, &len) in digits.iter_mut().zip(output).rev() {
        *digit = rest % len;
        rest /= len;
    }
    let mut position: usize = digits.iter().zip(strides).map(|(digit, stride)| digit * stride).sum();
    for slot in positions {
        *slot = position;
        for axis in (0..output.len()).rev() {
            digits[axis] += 1;
            position += strides[axis];
            if digits[axis] < output[axis] {
                break;
            }
            position -= strides[axis] * output[axis];
            digits[axis] = 0;
        }
    }
}
