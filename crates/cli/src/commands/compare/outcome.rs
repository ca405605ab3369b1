//! What a comparison of distributions found, as JSON has it.

use crate::arguments::units::UnitsFields;
use serde::Serialize;
use std::path::Path;
use vonmises::validate::LaneReport;

/// The JSON output.
#[derive(Serialize)]
pub(super) struct Output<'a> {
    /// Whether any pair is.
    pub(super) different: bool,
    #[serde(flatten)]
    pub(super) units: UnitsFields,
    pub(super) axis: Option<isize>,
    pub(super) level: f64,
    pub(super) smallest_adjusted_p_value: f64,
    pub(super) pairs: Vec<Pair<'a>>,
    pub(super) remarks: Vec<String>,
}

/// Two files, with the tests of their lanes.
#[derive(Serialize)]
pub(super) struct Pair<'a> {
    pub(super) a: &'a Path,
    pub(super) b: &'a Path,
    pub(super) different: bool,
    /// `expected` is the fit to the first file, `found` that to the second.
    pub(super) lanes: Vec<LaneReport>,
}
