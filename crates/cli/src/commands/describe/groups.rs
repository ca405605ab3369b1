//! Descriptions of groups of rows.

use super::arguments::Describe;
use super::description::{Description, FitResult};
use super::goodness_of_fit::p_value;
use super::summary::Summary;
use crate::arguments::units::UnitsFields;
use crate::exit::failure::Outcome;
use crate::exit::rewording::observations_fault;
use crate::observations::sample::{Group, Rows, Sample};
use crate::report::estimate::serialize_count;
use crate::report::format::align;
use crate::report::phrases::{label_cell, left_out};
use crate::report::quantity::format_significant;
use serde::Serialize;
use vonmises::Result;

/// The JSON output.
#[derive(Serialize)]
struct Groups<'a> {
    #[serde(flatten)]
    units: UnitsFields,
    #[serde(skip_serializing_if = "Option::is_none")]
    rows: Option<Rows>,
    /// The column of the labels.
    by: Option<&'a str>,
    groups: Vec<Entry>,
}

/// The description of a group.
#[derive(Serialize)]
struct Entry {
    /// The group's label.
    group: String,
    #[serde(flatten)]
    answer: Answer,
}

/// A description, or the reason why there is none.
#[derive(Serialize)]
#[serde(untagged)]
enum Answer {
    Description(Box<Description>),
    Undefined {
        #[serde(serialize_with = "serialize_count")]
        n: f64,
        missing: usize,
        undefined: String,
    },
}

impl Describe {
    /// Describes each group and prints all of them. It is an error if none has a description.
    pub(super) fn print_groups(
        &self,
        groups: &[Group],
        rows: Option<Rows>,
        describe: impl Fn(&Sample) -> Result<Description>,
    ) -> Outcome {
        let (mut entries, mut fault) = (Vec::new(), None);
        for Group { label, sample } in groups {
            let answer = match describe(sample) {
                Ok(description) => Answer::Description(Box::new(description)),
                Err(error) => {
                    let undefined = observations_fault(&error);
                    fault.get_or_insert_with(|| format!("group {label:?}: {undefined}"));
                    Answer::Undefined { n: sample.total_weight(), missing: sample.missing, undefined }
                }
            };
            entries.push(Entry { group: label.clone(), answer });
        }
        let is_undefined = |entry: &Entry| matches!(entry.answer, Answer::Undefined { .. });
        if let Some(fault) = fault.filter(|_| entries.iter().all(is_undefined)) {
            return Err(self.observed.fault(fault));
        }
        let by = self.observed.by();
        let output = Groups { units: self.units.fields(), rows, by, groups: entries };
        self.format.print(&output, || self.table_of_groups(&output))
    }

    fn table_of_groups(&self, output: &Groups) -> String {
        let (digits, groups) = (self.format.digits(), &output.groups);
        let missing = groups.iter().map(Entry::missing).sum();
        let (count, noun) = (groups.len(), if groups.len() == 1 { "group" } else { "groups" });
        let title = format!("{count} {noun}{} in {}\n\n", left_out(missing, output.rows), self.units.plural());
        let ends = ["concentration", "Rayleigh p", "fitted Watson p"];
        let headings = ["group", "missing", "n"].into_iter().chain(Summary::HEADINGS).chain(ends);
        let rows: Vec<_> = std::iter::once(headings.map(str::to_owned).collect())
            .chain(groups.iter().map(|entry| entry.row(digits)))
            .collect();
        title + &align("<>>>>>>>>><", &rows)
    }
}

impl Entry {
    fn missing(&self) -> usize {
        match &self.answer {
            Answer::Description(description) => description.missing,
            Answer::Undefined { missing, .. } => *missing,
        }
    }

    /// Returns the row of a table; the reason why there is no description stands last.
    fn row(&self, digits: usize) -> Vec<String> {
        let mut row = vec![label_cell(&self.group), self.missing().to_string()];
        match &self.answer {
            Answer::Description(description) => {
                row.push(description.n.to_string());
                row.extend(description.summary.cells(digits));
                row.push(match &description.fit {
                    FitResult::Estimate(estimate) => format_significant(estimate.concentration(), digits),
                    FitResult::Undefined { .. } => "-".to_owned(),
                });
                row.push(p_value(&description.tests, "rayleigh", "uniform"));
                row.push(p_value(&description.tests, "watson", "fitted"));
            }
            Answer::Undefined { n, undefined, .. } => {
                row.push(n.to_string());
                row.extend((0..Summary::HEADINGS.len() + 3).map(|_| "-".to_owned()));
                row.push(format!("undefined: {undefined}"));
            }
        }
        row
    }
}
