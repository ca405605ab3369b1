//! What a comparison of distributions found, as JSON has it.

use crate::arguments::units::UnitsFields;
use serde::Serialize;
use vonmises::validate::LaneReport;

/// The JSON output.
#[derive(Serialize)]
pub(super) struct Output {
    /// Whether any pair is.
    pub(super) different: bool,
    #[serde(flatten)]
    pub(super) units: UnitsFields,
    pub(super) axis: Option<isize>,
    pub(super) level: f64,
    pub(super) smallest_adjusted_p_value: f64,
    pub(super) pairs: Vec<Pair>,
    /// The number of missing angles, which were left out.
    pub(super) missing: usize,
    pub(super) remarks: Vec<String>,
}

/// Two files or groups, with the tests of their lanes.
#[derive(Serialize)]
pub(super) struct Pair {
    pub(super) a: String,
    pub(super) b: String,
    pub(super) different: bool,
    /// `expected` is the fit to the first file, `found` that to the second.
    pub(super) lanes: Vec<LaneReport>,
}
