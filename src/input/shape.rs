//! Shapes: what a shape argument may be, how shapes broadcast, and arrays whose size is checked first.

use crate::error::{Error, Result};
use ndarray::{Array, ArrayD, Dimension, IxDyn};

/// A `shape` argument: the full output shape, as in `jax.random`, or `None` for the parameters' broadcast.
///
/// Given as `usize`, `[usize; N]`, a tuple, `&[usize]`, `Vec<usize>`, `IxDyn`, `Option<&[usize]>` or [`Broadcast`].
pub trait OutShape {
    /// The shape itself; `broadcast` is what the parameters broadcast to.
    fn resolve(self, broadcast: &[usize]) -> Vec<usize>;
}

/// The parameters' own broadcast: a named alternative to `None`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Broadcast;

impl OutShape for Broadcast {
    fn resolve(self, broadcast: &[usize]) -> Vec<usize> {
        broadcast.to_vec()
    }
}

impl OutShape for Option<&[usize]> {
    fn resolve(self, broadcast: &[usize]) -> Vec<usize> {
        self.unwrap_or(broadcast).to_vec()
    }
}

impl OutShape for usize {
    fn resolve(self, _: &[usize]) -> Vec<usize> {
        vec![self]
    }
}

impl OutShape for Vec<usize> {
    fn resolve(self, _: &[usize]) -> Vec<usize> {
        self
    }
}

impl OutShape for &[usize] {
    fn resolve(self, _: &[usize]) -> Vec<usize> {
        self.to_vec()
    }
}

impl OutShape for IxDyn {
    fn resolve(self, _: &[usize]) -> Vec<usize> {
        self.slice().to_vec()
    }
}

impl<const N: usize> OutShape for [usize; N] {
    fn resolve(self, _: &[usize]) -> Vec<usize> {
        self.to_vec()
    }
}

impl<const N: usize> OutShape for &[usize; N] {
    fn resolve(self, _: &[usize]) -> Vec<usize> {
        self.to_vec()
    }
}

macro_rules! tuple_shape {
    ($($tuple:ty),*) => { $(
        impl OutShape for $tuple {
            fn resolve(self, _: &[usize]) -> Vec<usize> {
                <[usize; _]>::from(self).to_vec()
            }
        }
    )* };
}
tuple_shape!(
    (usize,),
    (usize, usize),
    (usize, usize, usize),
    (usize, usize, usize, usize),
    (usize, usize, usize, usize, usize),
    (usize, usize, usize, usize, usize, usize)
);

/// The common shape of two, by NumPy's rule.
pub(crate) fn broadcast(left: &[usize], right: &[usize]) -> Result<Vec<usize>> {
    let rank = left.len().max(right.len());
    (0..rank)
        .map(|axis| match (length(left, axis, rank), length(right, axis, rank)) {
            (l, r) if l == r => Ok(l),
            (1, r) => Ok(r),
            (l, 1) => Ok(l),
            _ => Err(Error::Broadcast { left: left.to_vec(), right: right.to_vec() }),
        })
        .collect()
}

/// Whether `shape` broadcasts to `target` without changing it.
pub(crate) fn broadcasts_to(shape: &[usize], target: &[usize]) -> bool {
    shape.len() <= target.len() && broadcast(shape, target).is_ok_and(|common| common == target)
}

/// Length of `axis` of the shape, padded on the left with ones to `rank`.
fn length(shape: &[usize], axis: usize, rank: usize) -> usize {
    let padding = rank - shape.len();
    if axis < padding { 1 } else { shape[axis - padding] }
}

/// Number of elements, if an array of `T` of that shape fits the address space.
///
/// Zero-length axes are left out of the check's product, as ndarray leaves them out of its own.
pub(crate) fn checked_len<T>(shape: &[usize]) -> Result<usize> {
    let too_large = || Error::TooLarge { shape: shape.to_vec() };
    let span = shape
        .iter()
        .filter(|&&n| n != 0)
        .try_fold(size_of::<T>().max(1), |product, &n| product.checked_mul(n))
        .ok_or_else(too_large)?;
    isize::try_from(span).map_err(|_| too_large())?;
    Ok(shape.iter().product())
}

/// Room for an array of that shape, or an error where memory cannot hold it.
pub(crate) fn reserved<T>(shape: &[usize]) -> Result<(Vec<T>, usize)> {
    let len = checked_len::<T>(shape)?;
    let mut data = Vec::new();
    data.try_reserve_exact(len).map_err(|_| Error::TooLarge { shape: shape.to_vec() })?;
    Ok((data, len))
}

/// The elements as an array of that shape, in row-major order.
pub(crate) fn shaped<T, D: Dimension>(shape: D, data: Vec<T>) -> Result<Array<T, D>> {
    let too_large = Error::TooLarge { shape: shape.slice().to_vec() };
    Array::from_shape_vec(shape, data).map_err(|_| too_large)
}

/// An array of one value.
pub(crate) fn filled<T: Clone>(shape: &[usize], value: T) -> Result<ArrayD<T>> {
    let (mut data, len) = reserved(shape)?;
    data.resize(len, value);
    shaped(IxDyn(shape), data)
}

/// An array of the iterator's first elements, in row-major order.
pub(crate) fn collected<T>(shape: &[usize], elements: impl Iterator<Item = T>) -> Result<ArrayD<T>> {
    let (mut data, len) = reserved(shape)?;
    data.extend(elements.take(len));
    shaped(IxDyn(shape), data)
}
