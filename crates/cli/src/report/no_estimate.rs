//! Report of a sample for which there is no fit.

use crate::observations::sample::Sample;
use crate::report::estimate::{Estimate, Parameters, serialize_count};
use serde::Serialize;

/// The fields of an [`Estimate`] without numbers, and why.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct NoEstimate {
    undefined: String,
    #[serde(serialize_with = "serialize_count")]
    n: f64,
    missing: usize,
    loc: (),
    concentration: (),
    standard_error: Parameters<()>,
    interval: Parameters<()>,
    circular_variance: (),
    log_likelihood: (),
}

impl NoEstimate {
    pub(crate) fn new(undefined: String, sample: &Sample) -> Self {
        Self { undefined, n: sample.total_weight(), missing: sample.missing, ..Self::default() }
    }

    pub(crate) fn missing(&self) -> usize {
        self.missing
    }

    /// Returns a row under the headings of an [`Estimate`], and one cell more with the reason.
    pub(crate) fn cells(&self) -> Vec<String> {
        let mut cells = vec!["-".to_owned(); Estimate::HEADINGS.len()];
        cells[0] = self.n.to_string();
        cells.push(format!("undefined: {}", self.undefined));
        cells
    }

    /// Returns a row of an array: NaN for all but `n`.
    pub(crate) fn values(&self) -> [f64; 11] {
        let mut values = [f64::NAN; 11];
        values[2] = self.n;
        values
    }
}
