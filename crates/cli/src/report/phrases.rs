//! Phrases of messages and tables.

use crate::arguments::units::Units;
use crate::observations::parts::Division;
use crate::observations::rounding::Grid;
use crate::observations::sample::Rows;
use crate::observations::values::quote::quoted;

/// Returns a number of angles in words.
pub(crate) fn count_of_angles(n: f64) -> String {
    format!("{n} {}", if n == 1.0 { "angle" } else { "angles" })
}

/// Returns a number of angles in words, and what was left out: "158 angles (22 missing, 180 of 1000 rows)". Of weighted
/// angles n is the total weight, and `angles` their number.
pub(crate) fn count_with_missing(n: f64, angles: Option<usize>, missing: usize, rows: Option<Rows>) -> String {
    let weight = |angles| format!("{}, total weight {}", count_of_angles(angles as f64), (n * 1e6).round() / 1e6);
    angles.map_or_else(|| count_of_angles(n), weight) + &left_out(missing, rows)
}

/// Returns a number of lanes or groups in words, and what was left out.
pub(crate) fn count_of_parts(division: &Division, n: usize, missing: usize, rows: Option<Rows>) -> String {
    format!("{n} {}{} of angles{}", division.noun(), if n == 1 { "" } else { "s" }, left_out(missing, rows))
}

/// Returns what was left out, in brackets after a blank; nothing if nothing was.
fn left_out(missing: usize, rows: Option<Rows>) -> String {
    let missing = (missing > 0).then(|| format!("{missing} missing"));
    let rows = rows.map(|Rows { chosen, all }| format!("{chosen} of {all} rows"));
    let parts: Vec<_> = missing.into_iter().chain(rows).collect();
    if parts.is_empty() { String::new() } else { format!(" ({})", parts.join(", ")) }
}

/// Returns where the angles were and how they were rounded, after a comma each, where that is known.
pub(crate) fn origin(column: Option<&str>, grid: Option<Grid>, units: Units) -> String {
    let column = column.map(|name| format!(", column {}", quoted(name)));
    let steps = grid.map(|grid| format!(", {}", grid.phrase(units)));
    column.into_iter().chain(steps).collect()
}

/// Returns a label as a cell of a table, on one line.
pub(crate) fn label_cell(label: &str) -> String {
    if label.is_empty() { "\"\"".to_owned() } else { label.replace(char::is_control, "?") }
}

/// Returns a level in percent, rounded so that 0.95 is not printed as 94.99999999999999.
pub(crate) fn percent(level: f64) -> f64 {
    (1e11 * level).round() / 1e9
}
