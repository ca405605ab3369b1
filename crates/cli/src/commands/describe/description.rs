//! The description of a sample, as JSON and as a table.

use super::goodness_of_fit::{self, Entry};
use super::summary::Summary;
use crate::arguments::units::{Units, UnitsFields};
use crate::observations::rounding::{Grid, GridFields};
use crate::observations::sample::Rows;
use crate::report::estimate::{Estimate, serialize_count};
use crate::report::format::align;
use crate::report::phrases::{count_with_missing, origin, percent};
use serde::Serialize;

/// The JSON output for all angles.
#[derive(Serialize)]
pub(super) struct Whole<'a> {
    #[serde(flatten)]
    pub(super) units: UnitsFields,
    pub(super) level: f64,
    /// The name of the column of angles in a table.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) column: Option<&'a str>,
    /// How many rows `--where` chose.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) rows: Option<Rows>,
    #[serde(flatten)]
    pub(super) description: &'a Description,
    pub(super) remarks: &'a [String],
}

/// What is reported of a sample.
#[derive(Serialize)]
pub(super) struct Description {
    #[serde(serialize_with = "serialize_count")]
    pub(super) n: f64,
    /// The number of angles, if n is their total weight.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) angles: Option<usize>,
    /// The number of missing angles, which were left out.
    pub(super) missing: usize,
    /// How the angles were rounded, which the tests use.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) rounding: Option<GridFields>,
    #[serde(flatten)]
    pub(super) summary: Summary,
    pub(super) fit: FitResult,
    pub(super) tests: Vec<Entry>,
}

/// The fitted distribution, or the reason why none fits.
#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum FitResult {
    Estimate(Box<Estimate>),
    Undefined { undefined: String },
}

/// Returns the description as a table.
pub(super) fn table(whole: &Whole, grid: Option<Grid>, units: Units, digits: usize) -> String {
    let Whole { description, level, rows, .. } = *whole;
    let count = count_with_missing(description.n, description.angles, description.missing, rows);
    let origin = origin(whole.column, grid, units);
    let title = format!("{count} in {}{origin}\n\n", units.plural());
    let summary = align("<><", &description.summary.rows(units, digits));
    let percent = percent(level);
    let fit = match &description.fit {
        FitResult::Undefined { undefined } => format!("von Mises fit: undefined: {undefined}\n"),
        FitResult::Estimate(estimate) => {
            let statistics = align("<><", &estimate.statistics(units, digits)[1..]); // the variance is in the summary
            format!("von Mises fit, {percent} % likelihood intervals\n{}{statistics}", estimate.parameters(digits))
        }
    };
    format!("{title}{summary}\n{fit}\n{}", goodness_of_fit::table(&description.tests, digits))
}
