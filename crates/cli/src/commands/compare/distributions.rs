//! Comparison as distributions: tests of each pair of files.

use super::arguments::Compare;
use super::outcome::{Output, Pair};
use super::table::table;
use crate::arguments::units::Units;
use crate::exit::failure::{Failure, Outcome};
use crate::exit::rewording::observations_fault;
use crate::observations::observed::Observed;
use crate::observations::sample::Sample;
use crate::report::remarks::print_remarks;
use ndarray::Axis;
use rayon::prelude::*;
use std::path::Path;
use vonmises::Error;
use vonmises::shape::unravel_index;
use vonmises::validate::{self, Check, LaneReport};

/// The samples of a file.
struct Group<'a> {
    path: &'a Path,
    samples: Vec<Sample>,
    /// The shape of the file, and that of the array of lanes.
    shape: Vec<usize>,
    lanes: Vec<usize>,
}

/// Compares and prints; returns whether no pair is different, and the outcome of printing.
pub(super) fn compare(command: &Compare, level: f64) -> Outcome<(bool, Outcome)> {
    let mut remarks = Vec::new();
    let groups = command.files.iter().map(|path| load(command, path, &mut remarks)).collect::<Outcome<Vec<_>>>()?;
    remarks.dedup(); // the same file may be given twice
    print_remarks(&remarks, command.format.json);
    let mut pairs = Vec::new();
    for (first, a) in groups.iter().enumerate() {
        for b in &groups[first + 1..] {
            pairs.push(Pair { a: a.path, b: b.path, different: false, lanes: test(a, b, level, command.units)? });
        }
    }
    adjust(pairs.iter_mut().flat_map(|pair| &mut pair.lanes).flat_map(|lane| &mut lane.checks).collect());
    let smallest = |pair: &Pair| pair.lanes.iter().map(LaneReport::smallest_p_value).fold(1.0, f64::min);
    pairs.iter_mut().for_each(|pair| pair.different = smallest(pair) <= level);
    let smallest_adjusted_p_value = pairs.iter().map(smallest).fold(1.0, f64::min);
    let (different, units, axis) = (pairs.iter().any(|pair| pair.different), command.units.fields(), command.axis);
    let output = Output { different, units, axis, level, smallest_adjusted_p_value, pairs, remarks };
    Ok((!different, command.format.print(&output, || table(&output, command.units, command.format.digits()))))
}

/// Loads a file: one sample, or one for each lane along the axis.
fn load<'a>(command: &Compare, path: &'a Path, remarks: &mut Vec<String>) -> Outcome<Group<'a>> {
    let observed = Observed::new(path, &command.reading, command.skip_nan, command.counts.as_ref());
    let mut data = observed.load(command.units)?;
    remarks.append(&mut data.remarks);
    let shape = data.angles.shape().to_vec();
    let (samples, lanes) = match command.axis {
        None => (vec![data.whole()], Vec::new()),
        Some(axis) => data.lanes(axis).map_err(|error| observed.fault(error))?,
    };
    match samples.iter().position(|sample| sample.angles.is_empty()) {
        None => Ok(Group { path, samples, shape, lanes }),
        Some(_) if command.axis.is_none() => Err(observed.fault("holds no observations that count")),
        Some(flat) => {
            Err(observed.fault(format!("lane {:?} holds no observations that count", unravel_index(flat, &lanes))))
        }
    }
}

/// Tests each lane of two files; p-values are not adjusted for other lanes yet.
fn test(a: &Group, b: &Group, level: f64, units: Units) -> Outcome<Vec<LaneReport>> {
    if a.lanes != b.lanes || (a.samples.len() > 1 && a.shape.len() != b.shape.len()) {
        let error = Error::Shapes { left: a.shape.clone(), right: b.shape.clone() };
        return Err(Failure::new(format!("{}, {}: {error}", a.path.display(), b.path.display())));
    }
    let lanes = a.samples.par_iter().zip(&b.samples).enumerate().map(|(flat, (x, y))| {
        let report = validate::distributions(&x.angles, &y.angles, Axis(0), level)?;
        Ok(report.lanes.into_iter().map(move |lane| (flat, lane)))
    });
    let lanes: vonmises::Result<Vec<_>> = lanes.collect();
    let fault =
        |error| Failure::new(format!("{}, {}: {}", a.path.display(), b.path.display(), observations_fault(&error)));
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
