//! Lists of as many elements as an input has.

use super::free::free;
use ndarray::{ArrayD, IxDyn};
use std::hint::black_box;
use vonmises::{Error, Result};

/// Bytes that must be left beside a list: small allocations, which are not checked, take less.
const SPARE: usize = 8 << 20;

/// Lists from this size in bytes on must leave that much.
const LARGE: usize = 1 << 18;

/// Refuses what takes `count` times the memory of a `T`, if there is less; the memory is not kept.
pub(crate) fn check<T>(count: usize) -> Result<()> {
    reserve(black_box(&mut Vec::<T>::new()), count) // a compiler may leave out an allocation that is not used
}

/// Collects the first `len` elements.
pub(crate) fn collected<T>(len: usize, elements: impl IntoIterator<Item = T>) -> Result<Vec<T>> {
    let mut list = Vec::new();
    reserve(&mut list, len)?;
    list.extend(elements.into_iter().take(len));
    Ok(list)
}

/// Applies a function to each element of an array.
pub(crate) fn mapped<A, B>(array: &ArrayD<A>, f: impl FnMut(&A) -> B) -> Result<ArrayD<B>> {
    let shape = array.raw_dim();
    let elements = collected(array.len(), array.iter().map(f))?;
    ArrayD::from_shape_vec(shape, elements).map_err(|_| too_large(array.len()))
}

/// Repeats an array along the axes that it lacks, if it broadcasts to that shape.
pub(crate) fn broadcast(array: &ArrayD<f64>, shape: &[usize]) -> Result<Option<ArrayD<f64>>> {
    let Some(view) = array.broadcast(IxDyn(shape)) else { return Ok(None) };
    let elements = collected(view.len(), view.iter().copied())?;
    ArrayD::from_shape_vec(IxDyn(shape), elements).map(Some).map_err(|_| too_large(array.len()))
}

/// Adds an element to a list whose length is not known beforehand.
pub(crate) fn push<T>(list: &mut Vec<T>, element: T) -> Result<()> {
    if list.len() == list.capacity() {
        grow(list, 1)?;
    }
    list.push(element);
    Ok(())
}

/// Adds the same element several times.
pub(crate) fn push_many<T: Clone>(list: &mut Vec<T>, element: T, count: usize) -> Result<()> {
    if list.capacity() - list.len() < count {
        grow(list, count)?;
    }
    list.resize(list.len() + count, element);
    Ok(())
}

/// Makes room for elements, and for as many more as there are, so that a list that grows is seldom moved.
///
/// A list may grow without end, so half of what is free must be left: results take memory, too.
#[cold]
fn grow<T>(list: &mut Vec<T>, count: usize) -> Result<()> {
    let len = list.len();
    let bytes = count.max(len).saturating_mul(size_of::<T>()) as u64;
    if bytes >= LARGE as u64 && free().is_some_and(|free| bytes > free / 2) {
        return Err(too_large(len.saturating_add(count)));
    }
    list.try_reserve(count).map_err(|_| too_large(len.saturating_add(count)))?;
    spare(list)
}

fn reserve<T>(list: &mut Vec<T>, count: usize) -> Result<()> {
    list.try_reserve_exact(count).map_err(|_| too_large(count))?;
    spare(list)
}

/// Refuses a large list that leaves hardly any memory.
fn spare<T>(list: &Vec<T>) -> Result<()> {
    let is_large = list.capacity().saturating_mul(size_of::<T>()) >= LARGE;
    let refused = || black_box(&mut Vec::<u8>::new()).try_reserve_exact(SPARE).is_err();
    if is_large && refused() { Err(too_large(list.capacity())) } else { Ok(()) }
}

fn too_large(len: usize) -> Error {
    Error::TooLarge { shape: vec![len] }
}
