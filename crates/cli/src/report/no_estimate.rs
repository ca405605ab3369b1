//! Report of a sample for which there is no fit.

use crate::observations::sample::Sample;
use crate::report::estimate::{Estimate, Parameters, serialize_count};
use crate::report::quantity::Quantity;
use serde::Serialize;

/// The fields of an [`Estimate`], of which only the counts are defined.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct NoEstimate {
    /// The reason.
    undefined: String,
    #[serde(serialize_with = "serialize_count")]
    n: f64,
    missing: usize,
    loc: Quantity,
    concentration: Quantity,
    standard_error: Parameters<Quantity>,
    interval: Parameters<[Quantity; 2]>,
    circular_variance: Quantity,
    log_likelihood: Quantity,
}

impl NoEstimate {
    pub(crate) fn new(undefined: String, sample: &Sample) -> Self {
        let none = || Quantity::undefined(undefined.as_str());
        Self {
            n: sample.total_weight(),
            missing: sample.missing,
            loc: none(),
            concentration: none(),
            standard_error: Parameters::both(none()),
            interval: Parameters::both([none(), none()]),
            circular_variance: none(),
            log_likelihood: none(),
            undefined,
        }
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
