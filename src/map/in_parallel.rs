//! The lanes in parallel, on the current Rayon pool.

use super::args::MapArgs;
use super::failures::Failures;
use super::output::LaneOutput;
use super::values::LaneValues;
use crate::error::{Error, Result};
use crate::memory::alloc::{reserved, shaped};
use ndarray::parallel::par_azip;
use ndarray::{Array1, Axis, Ix1};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::thread;

/// Runs all lanes and stacks the results along a new leading axis.
///
/// The shape of a lane's result is known only once the function has returned, so the first lanes, one per thread, run
/// before the output is allocated. It is allocated by lane 0 before the failures of the others are looked at: the
/// outcome must not depend on the number of threads.
///
/// `par_azip!` divides the lanes in halves, further where a thread is idle. A task for each lane
/// (`with_max_len(1)`) was not faster for lanes of equal, rising or falling cost or with a costly one among them, and
/// took 1.15 to 1.45 times as long for 100,000 lanes of 300 ns (two threads).
pub(super) fn run<X, R>(f: impl Fn(X::Lane) -> R + Sync, xs: &X) -> Result<R::Stacked>
where
    X: MapArgs + Sync,
    R: LaneOutput,
{
    let lanes = xs.lane_count()?;
    let head = lanes.min(rayon::current_num_threads());
    let values = |lane| f(xs.lanes_at(lane)).into_values().map_err(|source| Error::lane(lane, source));
    let mut early = Array1::from_shape_simple_fn(head, || None);
    par_azip!((index lane, early in &mut early) *early = Some(catch_unwind(AssertUnwindSafe(|| values(lane)))));

    let first = resumed(early[0].take(), || values(0))?;
    let mut stacks = first.stacks(lanes, 0)?;
    let mut slots = array_of(lanes, first.slots(&mut stacks))?;
    early[0] = Some(Ok(Ok(first)));
    let (near, far) = slots.view_mut().split_at(Axis(0), head);

    let failures = Failures::new();
    par_azip!((index lane, slot in near, early in &mut early) {
        failures.attempt(lane, || resumed(early.take(), || values(lane))?.store(lane, slot));
    });
    par_azip!((index lane, slot in far) {
        let lane = head + lane;
        failures.attempt(lane, || values(lane)?.store(lane, slot));
    });
    failures.check()?;
    drop(slots); // they borrow the stacks
    R::Values::finish(stacks)
}

/// Returns the result of a lane that has run, or resumes its panic; runs a lane that has not.
fn resumed<T>(ran: Option<thread::Result<T>>, run: impl FnOnce() -> T) -> T {
    ran.map_or_else(run, |outcome| outcome.unwrap_or_else(|payload| resume_unwind(payload)))
}

/// Collects the places of all lanes.
fn array_of<T>(lanes: usize, slots: impl Iterator<Item = T>) -> Result<Array1<T>> {
    let (mut array, _) = reserved(&[lanes])?;
    array.extend(slots);
    shaped(Ix1(array.len()), array)
}
