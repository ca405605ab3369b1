//! Checked parameters, read block by block as if they were broadcast to the output.
//!
//! Feeds a sample's bytes, but does no arithmetic: elements are only copied.

use crate::error::Result;
use crate::input::condition::Condition;
use crate::input::param::Param;
use crate::memory::alloc::collected;
use crate::scalar::float::Float;
use crate::shape::grid::Grid;
use crate::shape::segments::broadcast_strides;
use crate::shape::slice::Slice;
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
        self.slice_reader(output, &Slice::whole(output))
    }

    /// Returns a reader for a slice of an output of that shape; the slice has elements unless the output has none.
    pub(crate) fn slice_reader(&self, output: &[usize], slice: &Slice) -> Reader<'_, F> {
        Reader::new(self.values(), Grid::new(slice, &broadcast_strides(self.shape(), output)))
    }
}

/// The elements of an operand by the row-major index of an output, or of a slice of it.
#[derive(Debug)]
pub(crate) enum Reader<'b, T> {
    /// One value.
    Single(T),
    /// They stand one after the other, as many as the output has or more.
    Aligned(&'b [T]),
    /// The operand is broadcast along some axes, or lacks what is outside of the slice.
    Strided { values: &'b [T], places: Grid },
}

impl<'b, T: Copy> Reader<'b, T> {
    /// Returns a reader of the values at these places.
    pub(crate) fn new(values: &'b [T], places: Grid) -> Self {
        match (places.step(), values.get(places.first..)) {
            (Some(0), Some(&[value, ..])) => Self::Single(value),
            (Some(1), Some(values)) => Self::Aligned(values),
            _ => Self::Strided { values, places },
        }
    }

    /// Returns `len` elements of the output from `start` on, copied into the buffer only where necessary.
    pub(crate) fn block<'c>(&'c self, start: usize, len: usize, buffer: &'c mut Vec<T>) -> &'c [T] {
        match self {
            Self::Single(value) => {
                buffer.clear();
                buffer.resize(len, *value);
                buffer
            }
            Self::Aligned(values) => &values[start..start + len],
            Self::Strided { values, places } => {
                buffer.clear();
                for (place, step, count) in places.segments(start, len) {
                    match step {
                        0 => buffer.extend(std::iter::repeat_n(values[place], count)),
                        1 => buffer.extend_from_slice(&values[place..place + count]),
                        _ => buffer.extend((0..count).map(|i| values[place + i * step])),
                    }
                }
                buffer
            }
        }
    }
}
