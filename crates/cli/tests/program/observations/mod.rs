//! Reading observations: all file formats, units, gaps, groups and weights; messages name the line.

mod angles;
mod formats;
mod gaps;
mod groups;
mod tables;
mod weights;

use crate::common::{succeeds, vonmises};
use serde_json::Value;
use std::path::Path;

/// Returns the JSON output of a fit.
fn fit(path: &Path, options: &[&str]) -> Value {
    let mut command = vonmises([&["fit", path.to_str().unwrap(), "--json"], options].concat());
    serde_json::from_slice(&succeeds(&mut command).stdout).unwrap()
}
