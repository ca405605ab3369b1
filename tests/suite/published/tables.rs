//! The tables of `data/reference/circular`, and how far two values of a statistic are apart.

use crate::common::{circular_distance, data};
use std::f64::consts::TAU;

/// Returns the rows of a table: data, statistic, parameter, value, and the origin of the value or what else is known.
pub(super) fn rows(name: &str) -> Vec<[String; 5]> {
    let text = std::fs::read_to_string(data("reference/circular").join(name).with_extension("csv")).unwrap();
    let row = |line: &str| {
        let mut cells = line.splitn(5, ',').map(|cell| cell.trim_matches('"').to_owned());
        std::array::from_fn(|_| cells.next().unwrap())
    };
    text.lines().skip(1).map(row).collect()
}

/// Returns the difference between two values of a statistic.
///
/// Of directions it is measured along the circle. Of statistics that are 0 for symmetric angles it is relative to
/// `value` or to 1, whichever is larger; of all others it is relative to `value`, unless that is 0.
pub(super) fn difference(statistic: &str, got: f64, value: f64) -> f64 {
    let ends = |names: &[&str]| names.iter().any(|end| statistic.ends_with(end));
    if ends(&["direction", "median", "quantile", "fit_loc"]) {
        circular_distance(got.rem_euclid(TAU), value.rem_euclid(TAU))
    } else if ends(&["_cos", "_sin", "skewness", "kurtosis"]) {
        (got - value).abs() / value.abs().max(1.0)
    } else if value == 0.0 {
        got.abs()
    } else {
        (got / value - 1.0).abs()
    }
}
