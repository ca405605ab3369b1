//! What the user may have meant otherwise: remarks about observations, which are no errors.

use super::source::Numbers;
use crate::arguments::units::Units;
use std::f64::consts::{PI, TAU};
use std::path::Path;

/// Names of columns that hold counts.
const COUNTS: [&str; 7] = ["count", "counts", "n", "freq", "freqs", "frequency", "frequencies"];

/// Angles of at least this size, as far apart as degrees are, are taken for degrees whatever their digits.
const FAR: f64 = 100.0;

/// Returns remarks about angles as they are in a file; `names` are those of columns that were not read.
pub(crate) fn remarks(path: &Path, numbers: &Numbers, names: &[String], units: Units) -> Vec<String> {
    let in_other_units = if units.is_radians() {
        numbers.with_values(other_units)
    } else {
        let beyond = numbers.with_values(|angles| beyond_a_turn(angles, units));
        beyond.or_else(|| numbers.with_values(|angles| radians(angles, units)))
    };
    let about = |remark| format!("{}: {remark}", path.display());
    in_other_units.into_iter().chain(unused_counts(names)).map(about).collect()
}

/// Tells whether angles that are read as radians look like degrees or hours. They do if there are at least two, all are
/// within 360, one is clearly above a turn, and they have at most two decimals. Numbers with more decimals do only if
/// one is 100 or more and most are farther than half a turn from the one before: phases that were unwrapped are not.
fn other_units(angles: &mut dyn Iterator<Item = f64>) -> Option<String> {
    let (mut n, mut low, mut high, mut are_short, mut far) = (0_usize, f64::INFINITY, f64::NEG_INFINITY, true, 0_usize);
    let mut previous = f64::NAN;
    for angle in angles.filter(|angle| !angle.is_nan()) {
        (n, low, high) = (n + 1, low.min(angle), high.max(angle));
        are_short &= has_two_decimals(angle);
        far += usize::from((angle - previous).abs() > PI);
        previous = angle;
    }
    let largest = high.max(-low);
    let is_above = n >= 2 && largest > 1.05 * TAU && largest <= 360.0;
    if !is_above || !(are_short || (largest >= FAR && 2 * far > n)) {
        return None;
    }
    let range = format!("angles from {} to {} read as radians", rounded(low), rounded(high));
    let are_hours = low >= 0.0 && high <= 24.0;
    let question = if are_hours { "hours (--period 24) or degrees (--degrees)" } else { "degrees (--degrees)" };
    Some(format!("{range}; are they {question}?"))
}

/// Tells of angles outside a turn on either side: of the commonest of them that look like a mark for a gap, all of whose
/// digits are 9, or of times that are none of a day.
fn beyond_a_turn(angles: &mut dyn Iterator<Item = f64>, units: Units) -> Option<String> {
    let turn = units.turn();
    let (mut n, mut low, mut high, mut marks) = (0_usize, f64::INFINITY, f64::NEG_INFINITY, Vec::<(f64, usize)>::new());
    for angle in angles.filter(|angle| angle.abs() > turn) {
        (n, low, high) = (n + 1, low.min(angle), high.max(angle));
        match marks.iter().position(|(mark, _)| *mark == angle) {
            Some(at) => marks[at].1 += 1,
            None if marks.len() < MARKS && is_mark(angle) => marks.push((angle, 1)),
            None => {}
        }
    }
    match marks.into_iter().max_by_key(|(_, count)| *count) {
        Some((mark, count)) => {
            let are = if count == 1 { "angle is" } else { "angles are" };
            Some(format!("{count} {are} {mark}; if that stands for a missing one, --missing {mark} leaves it out"))
        }
        // Angles of many turns are usual, times of many days are not: 830 is no time of day.
        None if n > 0 && units.day().is_some() => {
            let are = if n == 1 { "angle is" } else { "angles are" };
            Some(format!("{n} {are} outside a turn of {turn}, from {} to {}", rounded(low), rounded(high)))
        }
        None => None,
    }
}

/// Most different marks for gaps that are counted.
const MARKS: usize = 8;

/// Returns whether a number is usual for a gap: 99, 999, 9999, …, or one of them with a last digit of 0.
fn is_mark(value: f64) -> bool {
    let digits = value.abs().to_string();
    let nines = digits.strip_suffix('0').unwrap_or(&digits);
    nines.len() >= 2 && nines.bytes().all(|digit| digit == b'9')
}

/// Tells whether angles that are read as degrees look like radians: many decimals, all within a turn of radians and
/// spread over half of one.
fn radians(angles: &mut dyn Iterator<Item = f64>, units: Units) -> Option<String> {
    let (mut n, mut low, mut high, mut short) = (0_usize, f64::INFINITY, f64::NEG_INFINITY, 0_usize);
    for angle in angles.filter(|angle| !angle.is_nan()) {
        (n, low, high) = (n + 1, low.min(angle), high.max(angle));
        short += usize::from(has_two_decimals(angle));
    }
    let is_turn = low >= -1.001 * TAU && high <= 1.001 * TAU && high - low > PI;
    let looks = units.are_degrees() && n > 6 && is_turn && 2 * short < n;
    looks.then(|| {
        let range = format!("angles from {} to {} read as degrees", rounded(low), rounded(high));
        format!("{range}; are they radians (without --degrees)?")
    })
}

/// Returns whether a number has at most two decimals, as far as single precision tells.
fn has_two_decimals(value: f64) -> bool {
    let hundredfold = 100.0 * value;
    (hundredfold - hundredfold.round()).abs() <= 1e-7 * hundredfold.abs()
}

fn rounded(value: f64) -> f64 {
    (1e4 * value).round() / 1e4
}

/// Tells of a column that may hold counts.
fn unused_counts(names: &[String]) -> Option<String> {
    let name = names.iter().find(|name| COUNTS.contains(&name.to_ascii_lowercase().as_str()))?;
    Some(format!("the column {name:?} is not used, and each row is one angle; are these counts (--counts {name})?"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn remark_on(angles: &[f64]) -> Option<String> {
        other_units(&mut angles.iter().copied())
    }

    #[test]
    fn degrees_and_hours_are_noticed() {
        assert_eq!(
            remark_on(&[0.0, 359.0, 10.5]).unwrap(),
            "angles from 0 to 359 read as radians; are they degrees (--degrees)?"
        );
        assert!(remark_on(&[-57.83, 120.15]).is_some());
        assert!(remark_on(&[0.0, 23.0, 7.0]).unwrap().contains("hours (--period 24)"));
        assert!(remark_on(&[f64::from(271.3_f32), f64::from(0.7_f32)]).is_some());
        assert!(remark_on(&[12.345_678, 271.234_567, 99.123_456, 350.987_654]).is_some());
    }

    #[test]
    fn radians_of_any_size_are_not() {
        let unwrapped: Vec<_> = (0..500).map(|i| 0.1 * f64::from(i) + (0.3 * f64::from(i)).sin()).collect();
        for angles in [&[0.5, 6.0][..], &[300.0], &[1.0, 400.0], &[TAU, 0.1], &unwrapped] {
            assert_eq!(remark_on(angles), None, "{:?}", &angles[..1]);
        }
        let long: Vec<_> = unwrapped.iter().map(|phase| 7.0 * phase).collect();
        assert_eq!(remark_on(&long), None);
    }

    #[test]
    fn marks_of_gaps_are_noticed() {
        for mark in [99.0, 999.0, -9999.0, 990.0, 99_990.0] {
            assert!(is_mark(mark), "{mark}");
        }
        for number in [9.0, 909.0, 360.0, 99.5, 0.0, f64::INFINITY] {
            assert!(!is_mark(number), "{number}");
        }
    }

    #[test]
    fn a_column_of_counts_is_noticed() {
        assert!(unused_counts(&["site".into(), "Freq".into()]).unwrap().contains("(--counts Freq)"));
        assert_eq!(unused_counts(&["north".into(), "count of birds".into()]), None);
    }
}
