//! Comparison as distributions.

use super::arguments::Compare;
use super::pair::Pair;
use crate::arguments::units::{Units, UnitsFields};
use crate::exit::failure::Outcome;
use crate::observations::source::Numbers;
use ndarray::{ArrayD, Axis};
use serde::Serialize;
use vonmises::shape::normalize_axis;
use vonmises::validate::{self, Parameters, Report};
use vonmises::{Error, Float};

/// The JSON output.
#[derive(Serialize)]
struct Output<'a> {
    same: bool,
    #[serde(flatten)]
    units: UnitsFields,
    axis: Option<isize>,
    smallest_adjusted_p_value: f64,
    #[serde(flatten)]
    report: &'a Report,
}

/// Compares and prints; returns whether the distributions are the same, and the outcome of printing.
pub(super) fn compare(command: &Compare, level: f64, a: Numbers, b: Numbers) -> Outcome<(bool, Outcome)> {
    let (units, axis) = (command.units, command.axis);
    let radians = |angles: ArrayD<f64>| angles.mapv_into(|angle| units.direction_to_radians(angle));
    let report = match Pair::new(a, b, units) {
        Pair::Single(a, b) => test(a, b, axis, level),
        Pair::Double(a, b) => test(radians(a), radians(b), axis, level),
    };
    let report = convert_directions(report.map_err(|error| command.error(error))?, units);
    let (same, smallest_adjusted_p_value) = (report.passed(), report.smallest_p_value());
    let output = Output { same, units: units.fields(), axis, smallest_adjusted_p_value, report: &report };
    Ok((same, command.format.print(&output, || table(&report, units))))
}

/// Tests the lanes along an axis, or all angles.
fn test<F: Float>(a: ArrayD<F>, b: ArrayD<F>, axis: Option<isize>, level: f64) -> vonmises::Result<Report> {
    let Some(axis) = axis else {
        let flat = |array: ArrayD<F>| array.into_iter().collect::<ndarray::Array1<F>>();
        return validate::distributions(flat(a), flat(b), Axis(0), level);
    };
    let axis = normalize_axis(axis, a.ndim().min(b.ndim()))?;
    if a.ndim() != b.ndim() {
        return Err(Error::Shapes { left: a.shape().to_vec(), right: b.shape().to_vec() });
    }
    validate::distributions(&a, &b, axis, level)
}

/// Converts the fitted directions of a report to the units of the user.
fn convert_directions(mut report: Report, units: Units) -> Report {
    let convert = |parameters: &mut Option<Parameters>| {
        if let Some(parameters) = parameters {
            parameters.loc = units.convert_direction(parameters.loc);
        }
    };
    for lane in &mut report.lanes {
        convert(&mut lane.expected);
        convert(&mut lane.found);
    }
    report
}

fn table(report: &Report, units: Units) -> String {
    let verdict = if report.passed() { "same" } else { "different" };
    format!("{verdict}: directions in {}, fits to the first / second file\n\n{report}\n", units.plural())
}
