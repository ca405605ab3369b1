//! The engine of the maps: each lane's result goes to its place in an output that is allocated once.
//!
//! A lane's shape is known only once the function has returned, so the first lanes (one, or one per thread) run before
//! the output exists and the rest write into it.

use super::args::MapArgs;
use super::output::LaneOutput;
use crate::error::{Error, Result};
use crate::memory::alloc::{checked_len, filled};
use crate::shape::index::normalize_axis;
use ndarray::{ArrayD, ArrayView, ArrayViewMutD, Axis, IxDyn};
use rayon::iter::{IndexedParallelIterator, IntoParallelIterator, ParallelIterator};
use std::any::Any;
use std::panic::{self, AssertUnwindSafe};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// All lanes in order on this thread, stacked along `axis` of the result.
pub(super) fn in_order<X, R>(axis: isize, f: impl Fn(X::Lane) -> R, xs: &X) -> Result<ArrayD<R::Elem>>
where
    X: MapArgs,
    R: LaneOutput<Elem: Clone>,
{
    let lanes = xs.lane_count()?;
    let first = f(xs.lanes_at(0));
    let (mut output, axis) = output_for(&first, lanes, axis)?;
    let mut places = output.axis_iter_mut(axis);
    if let Some(place) = places.next() {
        store(0, first, place)?;
    }
    for (index, place) in (1..).zip(places) {
        store(index, f(xs.lanes_at(index)), place)?;
    }
    Ok(output)
}

/// All lanes as tasks of the current Rayon pool, stacked along a new leading axis.
pub(super) fn in_parallel<X, R>(f: impl Fn(X::Lane) -> R + Sync, xs: &X) -> Result<ArrayD<R::Elem>>
where
    X: MapArgs + Sync,
    R: LaneOutput<Elem: Clone + Send + Sync> + Send,
{
    let lanes = xs.lane_count()?;
    let head = lanes.min(rayon::current_num_threads());
    let run = |index| panic::catch_unwind(AssertUnwindSafe(|| f(xs.lanes_at(index))));
    let mut results: Vec<_> = (0..head).into_par_iter().with_max_len(1).map(run).collect();
    // Lane 0 decides the allocation before any other lane's failure counts: the outcome must not depend on `head`.
    let first = results.remove(0).unwrap_or_else(|payload| panic::resume_unwind(payload));
    let (mut output, axis) = output_for(&first, lanes, 0)?;
    results.insert(0, Ok(first));
    let (near, far) = output.axis_iter_mut(axis).split_at(head);
    lowest_failure(0, near.into_par_iter().zip(results), |index, (place, result)| store_or_fail(index, result, place))?;
    lowest_failure(head, far.into_par_iter(), |index, place| store_or_fail(index, run(index), place))?;
    Ok(output)
}

/// What a lane may do instead of returning an array: both count in the order of the lanes.
enum Failure {
    Error(Error),
    Panic(Box<dyn Any + Send>),
}

fn store_or_fail<R>(index: usize, result: thread::Result<R>, place: ArrayViewMutD<'_, R::Elem>) -> Result<(), Failure>
where
    R: LaneOutput<Elem: Clone>,
{
    store(index, result.map_err(Failure::Panic)?, place).map_err(Failure::Error)
}

/// Works on every item, one task each, and hands on the failure of the lowest lane that has one: its error is returned,
/// its panic resumed. `start` is the first lane.
///
/// Lanes above a known failure are skipped; no lane below it ever is, so the answer does not depend on the schedule.
fn lowest_failure<I: IndexedParallelIterator>(
    start: usize,
    items: I,
    work: impl Fn(usize, I::Item) -> Result<(), Failure> + Sync,
) -> Result<()> {
    let lowest = AtomicUsize::new(usize::MAX);
    let attempt = |(offset, item)| {
        let index = start + offset;
        if index > lowest.load(Ordering::Relaxed) {
            return None;
        }
        let failure = work(index, item).err()?;
        lowest.fetch_min(index, Ordering::Relaxed);
        Some((index, failure))
    };
    let failures = items.enumerate().with_max_len(1).filter_map(attempt);
    match failures.min_by_key(|&(index, _)| index) {
        None => Ok(()),
        Some((_, Failure::Error(error))) => Err(error),
        Some((_, Failure::Panic(payload))) => panic::resume_unwind(payload),
    }
}

/// An array for `lanes` rows like the result of lane 0, and the axis along which they are stacked.
fn output_for<R>(first: &R, lanes: usize, axis: isize) -> Result<(ArrayD<R::Elem>, Axis)>
where
    R: LaneOutput<Elem: Clone>,
{
    let row = row_of(0, first)?;
    let axis = normalize_axis(axis, row.ndim() + 1)?;
    let mut shape = row.shape().to_vec();
    shape.insert(axis.index(), lanes);
    if let Some(element) = row.first() {
        return Ok((filled(&shape, element.clone())?, axis));
    }
    checked_len::<R::Elem>(&shape)?;
    let empty = ArrayD::from_shape_vec(IxDyn(&shape), Vec::new()).map_err(|_| Error::TooLarge { shape })?;
    Ok((empty, axis))
}

/// Copies the result of lane `index` to its place, if it has the shape of lane 0's.
fn store<R>(index: usize, result: R, mut place: ArrayViewMutD<'_, R::Elem>) -> Result<()>
where
    R: LaneOutput<Elem: Clone>,
{
    let row = row_of(index, &result)?;
    if row.shape() != place.shape() {
        let (expected, found) = (place.shape().to_vec(), row.shape().to_vec());
        return Err(Error::LaneShape { index, expected, found });
    }
    place.assign(&row);
    Ok(())
}

/// The row that lane `index` returned, or its error.
fn row_of<R: LaneOutput>(index: usize, result: &R) -> Result<ArrayView<'_, R::Elem, R::Dim>> {
    result.row().map_err(|source| Error::Lane { index, source: Box::new(source) })
}
