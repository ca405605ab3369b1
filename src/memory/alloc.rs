//! Arrays and vectors whose size is checked before memory is allocated.

use super::pages::ask_for_large_pages;
use crate::error::{Error, Result};
use ndarray::{Array, ArrayBase, ArrayD, Data, Dimension, IxDyn};
use rayon::prelude::*;
use std::hint::black_box;

/// Arrays from this size in bytes on must leave [`SPARE`] bytes of memory.
const LARGE: usize = 1 << 20;

/// What must be left beside a large array: small allocations, which are not checked, and the tables that the engine
/// keeps, take less. Asking for it takes microseconds, a large array some hundreds of them.
const SPARE: usize = 8 << 20;

/// Returns the number of elements, or an error if an array of `T` of that shape does not fit the address space.
///
/// The check ignores axes of length zero, as ndarray's own check does.
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

/// Reserves memory for an array of that shape; returns the empty vector and the number of elements.
pub(crate) fn reserved<T>(shape: &[usize]) -> Result<(Vec<T>, usize)> {
    let len = checked_len::<T>(shape)?;
    let mut data = Vec::new();
    let reserved = data.try_reserve_exact(len).is_ok() && leaves_spare(&data);
    if !reserved {
        return Err(Error::TooLarge { shape: shape.to_vec() });
    }
    ask_for_large_pages(&mut data);
    Ok((data, len))
}

/// Returns whether there is memory beside a vector if that is large.
pub(crate) fn leaves_spare<T>(data: &Vec<T>) -> bool {
    let is_large = data.capacity().saturating_mul(size_of::<T>()) >= LARGE;
    !is_large || black_box(&mut Vec::<u8>::new()).try_reserve_exact(SPARE).is_ok()
}

/// Refuses a view that has more elements than memory could hold, as a broadcast one may: no program can look at them all.
pub(crate) fn check_view<A, S: Data<Elem = A>, D: Dimension>(view: &ArrayBase<S, D>) -> Result<()> {
    if view.as_slice_memory_order().is_none() { check_room::<A>(view.shape()) } else { Ok(()) }
}

/// Refuses an array of that shape if memory could not hold it; the memory is not kept.
pub(crate) fn check_room<T>(shape: &[usize]) -> Result<()> {
    black_box(reserved::<T>(shape)?); // a compiler may leave out an allocation that is not used
    Ok(())
}

/// Returns the elements, in row-major order, as an array of that shape.
pub(crate) fn shaped<T, D: Dimension>(shape: D, data: Vec<T>) -> Result<Array<T, D>> {
    let too_large = Error::TooLarge { shape: shape.slice().to_vec() };
    Array::from_shape_vec(shape, data).map_err(|_| too_large)
}

/// Returns an array in which every element has the same value.
pub(crate) fn filled<T: Clone>(shape: &[usize], value: T) -> Result<ArrayD<T>> {
    let (mut data, len) = reserved(shape)?;
    data.resize(len, value);
    shaped(IxDyn(shape), data)
}

/// Collects the iterator's first elements, in row-major order, into an array of that shape.
pub(crate) fn collected<T>(shape: &[usize], elements: impl Iterator<Item = T>) -> Result<ArrayD<T>> {
    let (mut data, len) = reserved(shape)?;
    data.extend(elements.take(len));
    shaped(IxDyn(shape), data)
}

/// Collects the iterator's first `len` elements into a vector.
pub(crate) fn listed<T>(len: usize, elements: impl Iterator<Item = T>) -> Result<Vec<T>> {
    let (mut list, len) = reserved(&[len])?;
    list.extend(elements.take(len));
    Ok(list)
}

/// Collects elements that are made in parallel into a vector, in their order.
pub(crate) fn listed_in_parallel<T: Send>(elements: impl IndexedParallelIterator<Item = T>) -> Result<Vec<T>> {
    let (mut list, _) = reserved(&[elements.len()])?;
    elements.collect_into_vec(&mut list);
    Ok(list)
}

/// Adds an element to a vector whose final length is not known beforehand.
pub(crate) fn push<T>(list: &mut Vec<T>, element: T) -> Result<()> {
    if list.len() == list.capacity() && !(list.try_reserve(1).is_ok() && leaves_spare(list)) {
        return Err(Error::TooLarge { shape: vec![list.len().saturating_add(1)] });
    }
    list.push(element);
    Ok(())
}
