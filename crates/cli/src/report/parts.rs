//! Results of the parts of observations, of which some may have none.

use crate::exit::failure::Outcome;
use crate::exit::rewording::observations_fault;
use crate::observations::observed::Observed;
use crate::observations::parts::{Division, Label, Parts};
use crate::observations::sample::Sample;
use rayon::prelude::*;
use serde::Serialize;
use vonmises::{Error, Result};

/// A part and its result.
pub(crate) struct Part<T> {
    pub(crate) label: Label,
    pub(crate) sample: Sample,
    pub(crate) result: Result<T>,
}

/// The list of parts in JSON: the field `lanes` or `groups`.
#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum List<'a, T> {
    Lanes(&'a [T]),
    Groups(&'a [T]),
}

impl<'a, T> List<'a, T> {
    pub(crate) fn new(division: &Division, parts: &'a [T]) -> Self {
        match division {
            Division::Lanes { .. } => Self::Lanes(parts),
            Division::Groups { .. } => Self::Groups(parts),
        }
    }
}

/// Applies a function to the number and sample of each part, in parallel.
///
/// A part without a result does not stop the others. If none has one, the failure is that of the first; too little
/// memory says nothing about a part, and is always a failure.
pub(crate) fn each_part<T: Send>(
    observed: &Observed,
    Parts { division, samples }: Parts,
    function: impl Fn(usize, &Sample) -> Result<T> + Sync,
) -> Outcome<(Division, Vec<Part<T>>)> {
    let part = |(number, (label, sample))| {
        let result = function(number, &sample);
        Part { label, sample, result }
    };
    let parts: Vec<_> = samples.into_par_iter().enumerate().map(part).collect();
    let lacks_memory = |part: &&Part<T>| matches!(part.result, Err(Error::TooLarge { .. }));
    let first_of_none = || parts.first().filter(|_| parts.iter().all(|part| part.result.is_err()));
    match parts.iter().find(lacks_memory).or_else(first_of_none) {
        Some(Part { label, result: Err(error), .. }) => {
            Err(observed.fault(format!("{} {}: {}", division.noun(), label.quoted(), observations_fault(error))))
        }
        _ => Ok((division, parts)),
    }
}
