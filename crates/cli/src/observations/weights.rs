//! Weights of observations, and counts.

use super::observed::{array, first};
use crate::exit::failure::{Failure, Outcome};
use ndarray::ArrayD;
use std::{ffi::OsStr, path::Path};

/// Where weights are.
#[derive(Clone, Copy)]
pub(crate) struct Weights<'a> {
    /// The name or number of a column, or a file.
    pub(crate) source: &'a OsStr,
    /// Whether they count.
    pub(crate) whole: bool,
}

impl Weights<'_> {
    /// Those in a file of their own.
    pub(crate) fn load(self) -> Outcome<ArrayD<f64>> {
        let path = Path::new(self.source);
        let weights = array(path)?;
        match first(&weights, |weight| !is_weight(weight, self.whole)) {
            None => Ok(weights),
            Some((place, weight)) => {
                let requirement = if self.whole { "a whole number" } else { "finite" };
                Err(Failure::in_file(
                    path,
                    format!("weight {place:?} is {weight}: must be {requirement} and at least 0"),
                ))
            }
        }
    }
}

/// Whether a weight is one that the library takes, and a count if it has to be.
pub(crate) fn is_weight(weight: f64, whole: bool) -> bool {
    weight.is_finite() && weight >= 0.0 && !(whole && weight.fract() != 0.0)
}
