//! Comparison element by element.

use super::arguments::Compare;
use super::pair::Pair;
use crate::arguments::units::{Units, UnitsFields};
use crate::exit::failure::Outcome;
use crate::exit::rewording::{Given, argument_error};
use crate::memory::list::mapped;
use crate::observations::gaps::Gaps;
use crate::observations::source::Numbers;
use crate::report::phrases::count_of_angles;
use crate::report::quantity::format_significant;
use crate::report::remarks::print_remarks;
use ndarray::ArrayD;
use serde::Serialize;
use std::path::Path;
use vonmises::shape::unravel_index;
use vonmises::validate::{self, Comparison};

/// The JSON output.
#[derive(Serialize)]
struct Output {
    same: bool,
    #[serde(flatten)]
    units: UnitsFields,
    tolerance: Option<f64>,
    /// The types of the files, `f8` for all but `f4`.
    dtypes: [&'static str; 2],
    shapes: [Vec<usize>; 2],
    #[serde(flatten)]
    differences: Option<Differences>,
    remarks: Vec<String>,
}

const GAPS: Gaps = Gaps::Refused { advice: " (a missing angle cannot be compared with another one)" };

/// Differences between arrays of the same shape.
#[derive(Serialize)]
struct Differences {
    elements: usize,
    different: usize,
    first_difference: Option<Vec<usize>>,
    /// Along the circle, in the units of the user.
    largest_distance: f64,
    farthest: Option<Vec<usize>>,
    /// In steps of the floating-point type; for radians only.
    largest_ulps: Option<u64>,
}

/// Compares and prints; returns whether the arrays are the same, and the outcome of printing.
pub(super) fn compare(command: &Compare, a: &Path, b: &Path) -> Outcome<(bool, Outcome)> {
    let read = |path| command.options.reading().numbers(path, GAPS, command.units);
    let (first, second) = (read(a)?, read(b)?);
    let mut remarks = [first.remarks, second.remarks].concat();
    remarks.dedup(); // the same file may be given twice
    print_remarks(&remarks, command.format.json);
    let error = |error| argument_error(&error, &[Given::file("a", "A", a), Given::file("b", "B", b)]);
    let (a, b) = (first.numbers, second.numbers);
    let (dtypes, shapes) = ([a.dtype(), b.dtype()], [a.shape().to_vec(), b.shape().to_vec()]);
    let differences =
        if shapes[0] == shapes[1] { Some(differences(a, b, command.units).map_err(error)?) } else { None };
    let same = differences.as_ref().is_some_and(|found| match command.tolerance {
        None => found.different == 0,
        Some(tolerance) => found.largest_distance <= tolerance,
    });
    let (units, tolerance) = (command.units.fields(), command.tolerance);
    let output = Output { same, units, tolerance, dtypes, shapes, differences, remarks };
    let printed = command.format.print(&output, || sentence(&output, command.units, command.format.digits()));
    Ok((same, printed))
}

fn differences(a: Numbers, b: Numbers, units: Units) -> vonmises::Result<Differences> {
    match Pair::new(a, b, units)? {
        Pair::Single(a, b) => validate::compare(&a, &b).map(Differences::from),
        Pair::Double(a, b) if units.is_radians() => validate::compare(&a, &b).map(Differences::from),
        Pair::Double(a, b) => differences_in_units(&a, &b, units),
    }
}

impl From<Comparison> for Differences {
    fn from(found: Comparison) -> Self {
        Self {
            elements: found.elements,
            different: found.different,
            first_difference: found.first_difference,
            largest_distance: found.largest_distance,
            farthest: found.farthest,
            largest_ulps: Some(found.largest_ulps),
        }
    }
}

/// Compares angles in other units. Equality is that of the given numbers, since two may be equal in radians.
fn differences_in_units(a: &ArrayD<f64>, b: &ArrayD<f64>, units: Units) -> vonmises::Result<Differences> {
    let radians = |angles: &ArrayD<f64>| mapped(angles, |angle| units.direction_to_radians(*angle));
    let found = validate::compare(radians(a)?, radians(b)?)?;
    let pairs = || a.iter().zip(b);
    let first = pairs().position(|(a, b)| a != b).map(|flat| unravel_index(flat, a.shape()));
    Ok(Differences {
        elements: found.elements,
        different: pairs().filter(|(a, b)| a != b).count(),
        farthest: found.farthest.or_else(|| first.clone()),
        first_difference: first,
        largest_distance: units.convert_radians(found.largest_distance),
        largest_ulps: None,
    })
}

fn sentence(output: &Output, units: Units, digits: usize) -> String {
    let verdict = if output.same { "same" } else { "different" };
    let converted = if output.dtypes[0] == output.dtypes[1] { "" } else { " (f4 and f8, compared as f8)" };
    let Some(found) = &output.differences else {
        return format!("{verdict}: shapes {:?} and {:?}\n", output.shapes[0], output.shapes[1]);
    };
    let (count, symbol) = (count_of_angles(found.elements as f64), units.symbol());
    let mut text = format!("{verdict}: {count}{converted}, {} differ", found.different);
    if let (Some(first), Some(farthest)) = (&found.first_difference, &found.farthest) {
        let distance = format_significant(found.largest_distance, digits);
        text += &format!(", first at {first:?}; largest distance {distance}{symbol} at {farthest:?}");
    }
    if let (Some(ulps), true) = (found.largest_ulps, found.different > 0) {
        text += &format!(", at most {ulps} floats apart");
    }
    if let Some(tolerance) = output.tolerance {
        text += &format!("; tolerance {tolerance}{symbol}");
    }
    text + "\n"
}
