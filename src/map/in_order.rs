//! The lanes one after another, on the calling thread.

use super::args::MapArgs;
use super::output::LaneOutput;
use super::values::LaneValues;
use crate::error::{Error, Result};

/// Runs all lanes in order and stacks the results along `axis`.
///
/// The shape of a lane's result is known only once the function has returned, so lane 0 runs before memory is taken.
pub(super) fn run<X, R>(axis: isize, mut f: impl FnMut(X::Lane) -> R, xs: &X) -> Result<R::Stacked>
where
    X: MapArgs,
    R: LaneOutput,
{
    let lanes = xs.lane_count()?;
    let mut values = |lane| f(xs.lanes_at(lane)).into_values().map_err(|source| Error::Lane { index: lane, source });
    let first = values(0)?;
    let mut stacks = first.stacks(lanes, axis)?;
    first.push(0, &mut stacks)?;
    for lane in 1..lanes {
        values(lane)?.push(lane, &mut stacks)?;
    }
    R::Values::finish(stacks)
}
