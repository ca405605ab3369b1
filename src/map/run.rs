//! The implementation of the maps: the results of the lanes are copied into an output that is allocated once.
//!
//! The shape of a lane's result is known only once the function has returned, so the first lanes (one, or one per
//! thread) run before the output is allocated, and the others after.

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

/// Runs all lanes in order on this thread and stacks the results along `axis` of the output.
pub(super) fn in_order<X, R>(axis: isize, f: impl Fn(X::Lane) -> R, xs: &X) -> Result<ArrayD<R::Elem>>
where
    X: MapArgs,
    R: LaneOutput<Elem: Clone>,
{
    let lanes = xs.lane_count()?;
    let first = f(xs.lanes_at(0));
    let (mut output, axis) = allocate(&first, lanes, axis)?;
    let mut slots = output.axis_iter_mut(axis);
    if let Some(slot) = slots.next() {
        store(0, first, slot)?;
    }
    for (index, slot) in (1..).zip(slots) {
        store(index, f(xs.lanes_at(index)), slot)?;
    }
    Ok(output)
}

/// Runs all lanes as tasks of the current Rayon pool and stacks the results along a new leading axis.
pub(super) fn in_parallel<X, R>(f: impl Fn(X::Lane) -> R + Sync, xs: &X) -> Result<ArrayD<R::Elem>>
where
    X: MapArgs + Sync,
    R: LaneOutput<Elem: Clone + Send + Sync> + Send,
{
    let lanes = xs.lane_count()?;
    let head = lanes.min(rayon::current_num_threads());
    let run = |index| panic::catch_unwind(AssertUnwindSafe(|| f(xs.lanes_at(index))));
    let mut results: Vec<_> = (0..head).into_par_iter().with_max_len(1).map(run).collect();
    // Allocate by lane 0 before looking at the failures of other lanes: the outcome must not depend on `head`.
    let first = results.remove(0).unwrap_or_else(|payload| panic::resume_unwind(payload));
    let (mut output, axis) = allocate(&first, lanes, 0)?;
    results.insert(0, Ok(first));
    let (near, far) = output.axis_iter_mut(axis).split_at(head);
    lowest_failure(0, near.into_par_iter().zip(results), |index, (slot, result)| store_or_fail(index, result, slot))?;
    lowest_failure(head, far.into_par_iter(), |index, slot| store_or_fail(index, run(index), slot))?;
    Ok(output)
}

/// How a lane failed. Errors and panics are ranked together, by the order of the lanes.
enum Failure {
    Error(Error),
    Panic(Box<dyn Any + Send>),
}

/// Stores the result of lane `index`, or returns its panic or error.
fn store_or_fail<R>(index: usize, result: thread::Result<R>, slot: ArrayViewMutD<'_, R::Elem>) -> Result<(), Failure>
where
    R: LaneOutput<Elem: Clone>,
{
    store(index, result.map_err(Failure::Panic)?, slot).map_err(Failure::Error)
}

/// Calls `work` for every item, one task each; `start` is the lane of the first item. If lanes fail, returns the error
/// of the lowest one or resumes its panic.
///
/// Lanes above a known failure are skipped, lanes below it never are, so the outcome does not depend on the schedule.
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

/// Allocates the output for `lanes` results with the shape of lane 0's, and returns it with the axis to stack along.
fn allocate<R>(first: &R, lanes: usize, axis: isize) -> Result<(ArrayD<R::Elem>, Axis)>
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

/// Copies the result of lane `index` into its slot, if it has the shape of lane 0's.
fn store<R>(index: usize, result: R, mut slot: ArrayViewMutD<'_, R::Elem>) -> Result<()>
where
    R: LaneOutput<Elem: Clone>,
{
    let row = row_of(index, &result)?;
    if row.shape() != slot.shape() {
        let (expected, found) = (slot.shape().to_vec(), row.shape().to_vec());
        return Err(Error::LaneShape { index, expected, found });
    }
    slot.assign(&row);
    Ok(())
}

/// Returns the values of lane `index`, or its error with the index.
fn row_of<R: LaneOutput>(index: usize, result: &R) -> Result<ArrayView<'_, R::Elem, R::Dim>> {
    result.row().map_err(|source| Error::Lane { index, source: Box::new(source) })
}
