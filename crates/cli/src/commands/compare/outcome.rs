//! What a comparison of distributions found, as JSON has it.

use crate::arguments::units::UnitsFields;
use serde::{Serialize, Serializer};
use vonmises::validate::{Check, LaneReport, Parameters};

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
    #[serde(serialize_with = "serialize_lanes")]
    pub(super) lanes: Vec<LaneReport>,
}

/// A [`LaneReport`] whose fits may be undefined.
#[derive(Serialize)]
struct Lane<'a> {
    index: &'a [usize],
    samples: usize,
    expected: LaneFit,
    found: LaneFit,
    checks: &'a [Check],
}

/// The fit to a lane.
#[derive(Serialize)]
#[serde(untagged)]
enum LaneFit {
    Parameters(Parameters),
    Undefined { undefined: &'static str },
}

impl From<Option<Parameters>> for LaneFit {
    fn from(fit: Option<Parameters>) -> Self {
        fit.map_or(Self::Undefined { undefined: "all angles are equal, or almost so" }, Self::Parameters)
    }
}

fn serialize_lanes<S: Serializer>(lanes: &[LaneReport], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(lanes.iter().map(|lane| Lane {
        index: &lane.index,
        samples: lane.samples,
        expected: lane.expected.into(),
        found: lane.found.into(),
        checks: &lane.checks,
    }))
}
