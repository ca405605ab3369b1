//! Fits to groups of rows.

use crate::exit::rewording::observations_fault;
use crate::observations::sample::Group;
use crate::report::estimate::{Estimate, serialize_count};
use crate::report::format::align;
use crate::report::phrases::label_cell;
use serde::Serialize;

/// The fit to a group.
#[derive(Serialize)]
pub(super) struct GroupFit {
    /// The group's label.
    group: String,
    #[serde(flatten)]
    result: GroupResult,
}

/// An estimate, or the reason why there is none.
#[derive(Serialize)]
#[serde(untagged)]
enum GroupResult {
    Estimate(Box<Estimate>),
    Undefined {
        #[serde(serialize_with = "serialize_count")]
        n: f64,
        missing: usize,
        undefined: String,
    },
}

impl GroupFit {
    /// Returns what a fit to the group gave.
    pub(super) fn new(Group { label, sample }: &Group, fitted: vonmises::Result<Estimate>) -> Self {
        let undefined = |error| GroupResult::Undefined {
            n: sample.total_weight(),
            missing: sample.missing,
            undefined: observations_fault(&error),
        };
        let result = fitted.map_or_else(undefined, |estimate| GroupResult::Estimate(Box::new(estimate)));
        Self { group: label.clone(), result }
    }

    /// Returns why there is no fit, if there is none, with the group's label.
    pub(super) fn fault(&self) -> Option<String> {
        match &self.result {
            GroupResult::Estimate(_) => None,
            GroupResult::Undefined { undefined, .. } => Some(format!("group {:?}: {undefined}", self.group)),
        }
    }

    pub(super) fn missing(&self) -> usize {
        match &self.result {
            GroupResult::Estimate(estimate) => estimate.missing(),
            GroupResult::Undefined { missing, .. } => *missing,
        }
    }

    /// Returns the row of a table; the reason why there is no estimate stands last.
    fn row(&self, digits: usize) -> Vec<String> {
        let mut row = vec![label_cell(&self.group), self.missing().to_string()];
        match &self.result {
            GroupResult::Estimate(estimate) => row.extend(estimate.cells(digits)),
            GroupResult::Undefined { n, undefined, .. } => {
                row.push(n.to_string());
                row.extend((1..Estimate::HEADINGS.len()).map(|_| "-".to_owned()));
                row.push(format!("undefined: {undefined}"));
            }
        }
        row
    }
}

/// Returns a table with one row a group.
pub(super) fn table_of_groups(groups: &[GroupFit], digits: usize) -> String {
    let headings = ["group", "missing"].into_iter().chain(Estimate::HEADINGS).map(str::to_owned).collect();
    let rows: Vec<_> = std::iter::once(headings).chain(groups.iter().map(|group| group.row(digits))).collect();
    align("<>>>>>>>>>>>><", &rows)
}
