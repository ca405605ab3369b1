//! Descriptions of lanes, as JSON and as a table with a row for each.

use super::description::{Description, FitResult};
use super::goodness_of_fit::p_value;
use crate::arguments::units::{Units, UnitsFields};
use crate::commands::lanes::LaneResult;
use crate::exit::rewording::undefined_reason;
use crate::report::estimate::serialize_count;
use crate::report::format::align;
use crate::report::phrases::count_of_lanes;
use crate::report::quantity::Quantity;
use serde::Serialize;

/// The JSON output for lanes.
#[derive(Serialize)]
pub(super) struct Lanes {
    #[serde(flatten)]
    pub(super) units: UnitsFields,
    pub(super) level: f64,
    pub(super) axis: isize,
    /// Shape of the array of lanes.
    pub(super) shape: Vec<usize>,
    pub(super) lanes: Vec<Lane>,
}

/// The description of one lane.
#[derive(Serialize)]
pub(super) struct Lane {
    index: Vec<usize>,
    missing: usize,
    #[serde(flatten)]
    description: LaneDescription,
}

#[derive(Serialize)]
#[serde(untagged)]
enum LaneDescription {
    Described(Box<Description>),
    Undefined(NoDescription),
}

/// The fields of a description without numbers, and why.
#[derive(Serialize)]
struct NoDescription {
    undefined: String,
    #[serde(serialize_with = "serialize_count")]
    n: f64,
    mean_direction: (),
    resultant_length: (),
    circular_variance: (),
    standard_deviation: (),
    dispersion: (),
    skewness: (),
    kurtosis: (),
    median: (),
    quartiles: [(); 2],
    range: (),
    fit: (),
    tests: [(); 0],
}

impl NoDescription {
    fn new(undefined: String, n: f64) -> Self {
        Self {
            undefined,
            n,
            mean_direction: (),
            resultant_length: (),
            circular_variance: (),
            standard_deviation: (),
            dispersion: (),
            skewness: (),
            kurtosis: (),
            median: (),
            quartiles: [(); 2],
            range: (),
            fit: (),
            tests: [],
        }
    }
}

const HEADINGS: [&str; 9] =
    ["lane", "n", "missing", "direction", "length", "deviation", "concentration", "Rayleigh p", "Watson p of fit"];

impl Lanes {
    /// Returns the table.
    pub(super) fn table(&self, units: Units, digits: usize) -> String {
        let headings = HEADINGS.map(str::to_owned).to_vec();
        let rows: Vec<_> = std::iter::once(headings).chain(self.lanes.iter().map(|lane| lane.row(digits))).collect();
        format!("{} in {}\n\n{}", count_of_lanes(self.lanes.len()), units.plural(), align("<>>>>>>>><", &rows))
    }
}

impl Lane {
    pub(super) fn new(LaneResult { index, sample, result }: LaneResult<Description>) -> Self {
        let description = match result {
            Ok(description) => LaneDescription::Described(Box::new(description)),
            Err(error) => {
                let (why, n) = (undefined_reason(&error), sample.total_weight());
                LaneDescription::Undefined(NoDescription::new(why, n))
            }
        };
        Self { index, missing: sample.missing, description }
    }

    /// Returns the cells under the headings, and one more with the reason if the lane is undefined.
    fn row(&self, digits: usize) -> Vec<String> {
        let (index, missing) = (format!("{:?}", self.index), self.missing.to_string());
        match &self.description {
            LaneDescription::Undefined(NoDescription { undefined, n, .. }) => {
                let mut row = vec![index, n.to_string(), missing];
                row.resize(HEADINGS.len(), "-".to_owned());
                row.push(format!("undefined: {undefined}"));
                row
            }
            LaneDescription::Described(description) => {
                let Description { n, summary, fit, tests } = &**description;
                let concentration = match fit {
                    FitResult::Estimate(estimate) => Quantity::from(estimate.concentration()).cell(digits),
                    FitResult::Undefined { .. } => "-".to_owned(),
                };
                let [rayleigh, watson] =
                    [("rayleigh", "uniform"), ("watson", "fitted")].map(|(test, of)| p_value(tests, test, of));
                let mut row = vec![index, n.to_string(), missing];
                row.extend(summary.cells(digits));
                row.extend([concentration, rayleigh, watson]);
                row
            }
        }
    }
}
