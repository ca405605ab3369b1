//! Descriptions of lanes or groups, as JSON and as a table with a row for each.

use super::description::{Description, FitResult};
use super::goodness_of_fit::{ignores_ties, p_value};
use super::summary::Summary;
use crate::arguments::units::{Units, UnitsFields};
use crate::exit::rewording::undefined_reason;
use crate::observations::parts::{Division, Label};
use crate::observations::rounding::Grid;
use crate::observations::sample::{Rows, Sample};
use crate::report::estimate::serialize_count;
use crate::report::format::align;
use crate::report::parts::{List, Part};
use crate::report::phrases::{count_of_parts, label_cell, origin};
use crate::report::quantity::Quantity;
use serde::Serialize;

/// The JSON output for lanes or groups.
#[derive(Serialize)]
pub(super) struct Descriptions<'a> {
    #[serde(flatten)]
    pub(super) units: UnitsFields,
    pub(super) level: f64,
    #[serde(flatten)]
    pub(super) division: &'a Division,
    /// The name of the column of angles in a table.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) column: Option<&'a str>,
    /// How many rows `--where` chose.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) rows: Option<Rows>,
    #[serde(flatten)]
    pub(super) parts: List<'a, PartDescription>,
    pub(super) remarks: &'a [String],
}

/// The description of one lane or group.
#[derive(Serialize)]
pub(super) struct PartDescription {
    #[serde(flatten)]
    label: Label,
    #[serde(flatten)]
    answer: Answer,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Answer {
    Described(Box<Description>),
    Undefined(Box<NoDescription>),
}

/// The fields of a description, of which only the counts are defined.
#[derive(Serialize)]
struct NoDescription {
    /// The reason.
    undefined: String,
    #[serde(serialize_with = "serialize_count")]
    n: f64,
    missing: usize,
    #[serde(flatten)]
    summary: Summary,
    fit: FitResult,
    tests: [(); 0],
}

impl NoDescription {
    fn new(undefined: String, sample: &Sample) -> Self {
        let (n, missing, summary) = (sample.total_weight(), sample.missing, Summary::undefined(&undefined));
        Self { n, missing, summary, fit: FitResult::Undefined { undefined: undefined.clone() }, undefined, tests: [] }
    }
}

/// The headings after that of the part.
const HEADINGS: [&str; 8] =
    ["n", "missing", "direction", "length", "deviation", "concentration", "Rayleigh p", "Watson p of fit"];

/// Returns the table.
pub(super) fn table(output: &Descriptions, grid: Option<Grid>, units: Units, digits: usize) -> String {
    let (List::Lanes(parts) | List::Groups(parts)) = output.parts;
    let headings = std::iter::once(output.division.noun()).chain(HEADINGS).map(str::to_owned).collect();
    let rows: Vec<_> = std::iter::once(headings).chain(parts.iter().map(|part| part.row(digits))).collect();
    let missing = parts.iter().map(PartDescription::missing).sum();
    let count = count_of_parts(output.division, parts.len(), missing, output.rows);
    let origin = origin(output.column, grid, units);
    format!("{count} in {}{origin}\n\n{}", units.plural(), align("<>>>>>>>><", &rows))
}

impl PartDescription {
    pub(super) fn new(Part { label, sample, result }: Part<Description>) -> Self {
        let answer = match result {
            Ok(description) => Answer::Described(Box::new(description)),
            Err(error) => Answer::Undefined(Box::new(NoDescription::new(undefined_reason(&error), &sample))),
        };
        Self { label, answer }
    }

    fn missing(&self) -> usize {
        match &self.answer {
            Answer::Described(description) => description.missing,
            Answer::Undefined(none) => none.missing,
        }
    }

    /// Returns whether a test took equal angles for evidence.
    pub(super) fn ignores_ties(&self) -> bool {
        matches!(&self.answer, Answer::Described(description) if ignores_ties(&description.tests))
    }

    /// Returns the cells under the headings, and one more with the reason if the part is undefined.
    fn row(&self, digits: usize) -> Vec<String> {
        match &self.answer {
            Answer::Undefined(none) => {
                let NoDescription { undefined, n, missing, .. } = &**none;
                let mut row = vec![label_cell(&self.label.to_string()), n.to_string(), missing.to_string()];
                row.resize(1 + HEADINGS.len(), "-".to_owned());
                row.push(format!("undefined: {undefined}"));
                row
            }
            Answer::Described(description) => {
                let Description { n, missing, summary, fit, tests, .. } = &**description;
                let concentration = match fit {
                    FitResult::Estimate(estimate) => Quantity::from(estimate.concentration()).cell(digits),
                    FitResult::Undefined { .. } => "-".to_owned(),
                };
                let [rayleigh, watson] =
                    [("rayleigh", "uniform"), ("watson", "fitted")].map(|(test, of)| p_value(tests, test, of));
                let mut row = vec![label_cell(&self.label.to_string()), n.to_string(), missing.to_string()];
                row.extend(summary.cells(digits));
                row.extend([concentration, rayleigh, watson]);
                row
            }
        }
    }
}
