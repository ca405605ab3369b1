//! Comparison as distributions: tests of each pair of files or groups.

use super::arguments::Compare;
use super::outcome::{Output, Pair};
use super::table::table;
use crate::arguments::units::Units;
use crate::exit::failure::{Failure, Outcome};
use crate::exit::rewording::observations_fault;
use crate::observations::observed::fault_in;
use crate::observations::sample::{self as observations, Sample};
use crate::report::remarks::print_remarks;
use ndarray::Axis;
use rayon::prelude::*;
use std::path::PathBuf;
use vonmises::Error;
use vonmises::shape::unravel_index;
use vonmises::validate::{self, Check, LaneReport};

/// The samples of a file or group.
struct Group {
    /// The file's path or the group's label.
    name: String,
    samples: Vec<Sample>,
    /// The shape of the file, and that of the array of lanes.
    shape: Vec<usize>,
    lanes: Vec<usize>,
}

/// Compares and prints; returns whether no pair is different, and the outcome of printing.
pub(super) fn compare(command: &Compare, level: f64) -> Outcome<(bool, Outcome)> {
    let mut remarks = Vec::new();
    let groups = match command.options.by() {
        Some(_) => groups_of_rows(command, &mut remarks)?,
        None => command.files.iter().map(|path| load(command, path, &mut remarks)).collect::<Outcome<Vec<_>>>()?,
    };
    remarks.dedup(); // the same file may be given twice
    print_remarks(&remarks, command.format.json);
    let mut pairs = Vec::new();
    for (first, a) in groups.iter().enumerate() {
        for b in &groups[first + 1..] {
            let lanes = test(a, b, level, command.units)?;
            pairs.push(Pair { a: a.name.clone(), b: b.name.clone(), different: false, lanes });
        }
    }
    adjust(pairs.iter_mut().flat_map(|pair| &mut pair.lanes).flat_map(|lane| &mut lane.checks).collect());
    let smallest = |pair: &Pair| pair.lanes.iter().map(LaneReport::smallest_p_value).fold(1.0, f64::min);
    pairs.iter_mut().for_each(|pair| pair.different = smallest(pair) <= level);
    let smallest_adjusted_p_value = pairs.iter().map(smallest).fold(1.0, f64::min);
    let (different, units, axis) = (pairs.iter().any(|pair| pair.different), command.units.fields(), command.axis);
    let missing = groups.iter().flat_map(|group| &group.samples).map(|sample| sample.missing).sum();
    let output = Output { different, units, axis, level, smallest_adjusted_p_value, pairs, missing, remarks };
    Ok((!different, command.format.print(&output, || table(&output, command.units, command.format.digits()))))
}

/// Loads all files and returns the groups of their rows, of which there are at least two.
fn groups_of_rows(command: &Compare, remarks: &mut Vec<String>) -> Outcome<Vec<Group>> {
    let mut data = command.options.load(&command.files, command.units)?;
    remarks.append(&mut data.remarks);
    let fault = |fault: String| fault_in(&command.files, fault);
    let (groups, empty): (Vec<_>, Vec<_>) = data
        .groups()
        .map_err(|error| fault(error.to_string()))?
        .unwrap_or_default()
        .into_iter()
        .partition(|group| !group.sample.angles.is_empty());
    remarks.extend(empty.iter().map(|group| format!("group {:?} is left out: it {EMPTY}", group.label)));
    if groups.len() < 2 {
        return Err(fault(format!("{} group, where two are compared", groups.len())));
    }
    let group = |group: observations::Group| Group {
        name: group.label,
        shape: vec![group.sample.angles.len()],
        samples: vec![group.sample],
        lanes: Vec::new(),
    };
    Ok(groups.into_iter().map(group).collect())
}

const EMPTY: &str = "holds no observations that count";

/// Loads a file: one sample, or one for each lane along the axis.
fn load(command: &Compare, path: &PathBuf, remarks: &mut Vec<String>) -> Outcome<Group> {
    let mut data = command.options.load(std::slice::from_ref(path), command.units)?;
    remarks.append(&mut data.remarks);
    let (name, shape) = (path.display().to_string(), data.angles.shape().to_vec());
    let (samples, lanes) = match command.axis {
        None => (vec![data.whole().map_err(|error| Failure::in_file(path, error))?], Vec::new()),
        Some(axis) => data.lanes(axis).map_err(|error| Failure::in_file(path, error))?,
    };
    match samples.iter().position(|sample| sample.angles.is_empty()) {
        None => Ok(Group { name, samples, shape, lanes }),
        Some(_) if command.axis.is_none() => Err(Failure::in_file(path, EMPTY)),
        Some(flat) => Err(Failure::in_file(path, format!("lane {:?} {EMPTY}", unravel_index(flat, &lanes)))),
    }
}

/// Tests each lane of two files, or two groups; p-values are not adjusted for other lanes yet.
fn test(a: &Group, b: &Group, level: f64, units: Units) -> Outcome<Vec<LaneReport>> {
    if a.lanes != b.lanes || (a.samples.len() > 1 && a.shape.len() != b.shape.len()) {
        let error = Error::Shapes { left: a.shape.clone(), right: b.shape.clone() };
        return Err(Failure::new(format!("{}, {}: {error}", a.name, b.name)));
    }
    let lanes = a.samples.par_iter().zip(&b.samples).enumerate().map(|(flat, (x, y))| {
        let report = validate::distributions(&x.angles, &y.angles, Axis(0), level)?;
        Ok(report.lanes.into_iter().map(move |lane| (flat, lane)))
    });
    let lanes: vonmises::Result<Vec<_>> = lanes.collect();
    let fault = |error| Failure::new(format!("{}, {}: {}", a.name, b.name, observations_fault(&error)));
    let in_place = |(flat, mut lane): (usize, LaneReport)| {
        lane.index = unravel_index(flat, &a.lanes);
        for parameters in [&mut lane.expected, &mut lane.found].into_iter().flatten() {
            parameters.loc = units.convert_direction(parameters.loc);
        }
        lane
    };
    Ok(lanes.map_err(fault)?.into_iter().flatten().map(in_place).collect())
}

/// Adjusts p-values for all tests by Holm's method.
fn adjust(mut checks: Vec<&mut Check>) {
    checks.sort_by(|a, b| a.test.p_value.total_cmp(&b.test.p_value));
    let (count, mut largest) = (checks.len(), 0.0_f64);
    for (rank, check) in checks.into_iter().enumerate() {
        largest = largest.max((count - rank) as f64 * check.test.p_value).min(1.0);
        check.adjusted_p_value = largest;
    }
}
