//! The whole description, as JSON and as a table.

use super::goodness_of_fit::{self, Entry};
use super::summary::Summary;
use crate::arguments::units::{Units, UnitsFields};
use crate::report::estimate::{Estimate, serialize_count};
use crate::report::format::align;
use crate::report::phrases::{count_of_angles, percent};
use serde::Serialize;

/// The JSON output.
#[derive(Serialize)]
pub(super) struct Description {
    #[serde(flatten)]
    pub(super) units: UnitsFields,
    #[serde(serialize_with = "serialize_count")]
    pub(super) n: f64,
    #[serde(flatten)]
    pub(super) summary: Summary,
    pub(super) level: f64,
    pub(super) fit: FitResult,
    pub(super) tests: Vec<Entry>,
    pub(super) remarks: Vec<String>,
}

/// The fitted distribution, or the reason why none fits.
#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum FitResult {
    Estimate(Box<Estimate>),
    Undefined { undefined: String },
}

/// Returns the description as a table.
pub(super) fn table(description: &Description, units: Units, digits: usize) -> String {
    let title = format!("{} in {}\n\n", count_of_angles(description.n), units.plural());
    let summary = align("<><", &description.summary.rows(units, digits));
    let percent = percent(description.level);
    let fit = match &description.fit {
        FitResult::Undefined { undefined } => format!("von Mises fit: undefined: {undefined}\n"),
        FitResult::Estimate(estimate) => {
            let statistics = align("<><", &estimate.statistics(units, digits)[1..]); // the variance is in the summary
            format!("von Mises fit, {percent} % likelihood intervals\n{}{statistics}", estimate.parameters(digits))
        }
    };
    format!("{title}{summary}\n{fit}\n{}", goodness_of_fit::table(&description.tests, digits))
}
