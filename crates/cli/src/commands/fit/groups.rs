//! Fits to groups of rows.

use super::run::Plan;
use crate::exit::failure::Outcome;
use crate::exit::rewording::observations_fault;
use crate::observations::sample::Group;
use crate::report::estimate::{Estimate, serialize_count};
use crate::report::format::align;
use rayon::prelude::*;
use serde::Serialize;
use vonmises::Key;

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

/// Fits each group; group i is resampled with `key.fold_in(i)`. It is an error if none has a fit.
pub(super) fn groups(plan: &Plan, groups: &[Group], key: Option<Key>) -> Outcome<Vec<GroupFit>> {
    let fit = |(number, Group { label, sample }): (usize, &Group)| {
        let result = match plan.estimate(sample, key.map(|key| key.fold_in(number as u32))) {
            Ok(estimate) => GroupResult::Estimate(Box::new(estimate)),
            Err(error) => GroupResult::Undefined {
                n: sample.total_weight(),
                missing: sample.missing,
                undefined: observations_fault(&error),
            },
        };
        GroupFit { group: label.clone(), result }
    };
    let fits: Vec<_> = groups.par_iter().enumerate().map(fit).collect();
    let reason = |fit: &GroupFit| match &fit.result {
        GroupResult::Estimate(_) => None,
        GroupResult::Undefined { undefined, .. } => Some(format!("group {:?}: {undefined}", fit.group)),
    };
    match fits.iter().map(reason).collect::<Option<Vec<_>>>() {
        Some(reasons) if !reasons.is_empty() => Err(plan.command.observed.fault(&reasons[0])),
        _ => Ok(fits),
    }
}

impl GroupFit {
    pub(super) fn missing(&self) -> usize {
        match &self.result {
            GroupResult::Estimate(estimate) => estimate.missing(),
            GroupResult::Undefined { missing, .. } => *missing,
        }
    }

    /// Returns the row of a table; the reason why there is no estimate stands last.
    fn row(&self, digits: usize) -> Vec<String> {
        let mut row = vec![self.group.clone(), self.missing().to_string()];
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
