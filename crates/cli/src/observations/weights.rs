//! Weights of observations, and counts.

use super::finite::find;
use super::source;
use crate::exit::failure::{Failure, Outcome};
use ndarray::ArrayD;
use std::{ffi::OsStr, path::Path};

/// Where weights are.
#[derive(Clone, Copy)]
pub(crate) struct Weights<'a> {
    /// The name or number of a column, or a file.
    pub(crate) source: &'a OsStr,
    /// Whether they are counts, which must be whole numbers.
    pub(crate) are_counts: bool,
}

impl Weights<'_> {
    /// Loads weights from a file of their own.
    pub(crate) fn load(self) -> Outcome<ArrayD<f64>> {
        let path = Path::new(self.source);
        let weights = source::array(path)?.double().map_err(|error| Failure::in_file(path, error))?;
        match find(&weights, |weight| !is_weight(weight, self.are_counts)) {
            None => Ok(weights),
            Some((index, weight)) => {
                let requirement = if self.are_counts { "a whole number" } else { "finite" };
                Err(Failure::in_file(
                    path,
                    format!("weight {index:?} is {weight}: must be {requirement} and at least 0"),
                ))
            }
        }
    }
}

/// Returns whether a number is a weight that the library accepts, and whole if it is a count.
pub(crate) fn is_weight(weight: f64, is_count: bool) -> bool {
    weight.is_finite() && weight >= 0.0 && !(is_count && weight.fract() != 0.0)
}
