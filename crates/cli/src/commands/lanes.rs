//! Results of lanes, of which some may have none.

use crate::exit::failure::Outcome;
use crate::exit::rewording::observations_fault;
use crate::observations::observed::Observed;
use crate::observations::sample::{Data, Sample};
use rayon::prelude::*;
use vonmises::shape::unravel_index;
use vonmises::{Error, Result};

/// A lane and its result.
pub(super) struct LaneResult<T> {
    /// Its index in the array of lanes.
    pub(super) index: Vec<usize>,
    pub(super) sample: Sample,
    pub(super) result: Result<T>,
}

/// Applies a function to the number and sample of each lane along an axis, in parallel. Returns the shape of the array
/// of lanes, too.
///
/// A lane without a result does not stop the others. If none has one, the failure is that of the first; too little
/// memory says nothing about a lane, and is always a failure.
pub(super) fn each_lane<T: Send>(
    observed: &Observed,
    data: &Data,
    axis: isize,
    function: impl Fn(usize, &Sample) -> Result<T> + Sync,
) -> Outcome<(Vec<LaneResult<T>>, Vec<usize>)> {
    let (samples, shape) = data.lanes(axis).map_err(|error| observed.fault(error))?;
    let lanes: Vec<_> = samples
        .into_par_iter()
        .enumerate()
        .map(|(number, sample)| {
            let result = function(number, &sample);
            LaneResult { index: unravel_index(number, &shape), sample, result }
        })
        .collect();
    let lacks_memory = |lane: &&LaneResult<T>| matches!(lane.result, Err(Error::TooLarge { .. }));
    let first_of_none = || lanes.first().filter(|_| lanes.iter().all(|lane| lane.result.is_err()));
    match lanes.iter().find(lacks_memory).or_else(first_of_none) {
        Some(LaneResult { index, result: Err(error), .. }) => {
            Err(observed.fault(format!("lane {index:?}: {}", observations_fault(error))))
        }
        _ => Ok((lanes, shape)),
    }
}
