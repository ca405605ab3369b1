//! Reading observations: all file formats, units, gaps, groups and weights; messages name the line.

mod angles;
mod formats;
mod gaps;
mod groups;
mod headers;
mod tables;
mod weights;

use crate::common::{succeeds, vonmises};
use serde_json::Value;
use std::path::Path;
use std::process::Command;

/// Returns the JSON output of a fit, but for the name of the column.
fn fit(path: &Path, options: &[&str]) -> Value {
    without_column(vonmises([&["fit", path.to_str().unwrap(), "--json"], options].concat()))
}

/// Returns the JSON output of a command, but for the name of the column.
fn without_column(mut command: Command) -> Value {
    let mut report: Value = serde_json::from_slice(&succeeds(&mut command).stdout).unwrap();
    report.as_object_mut().unwrap().remove("column");
    report
}
