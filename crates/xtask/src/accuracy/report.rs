//! The errors as Markdown tables.

use super::errors::Errors;
use super::measured::{ENDS, Measured, NAMES};
use super::reference::{Peer, scipy};
use crate::numbers::{error_rounded, error_rounded_up};
use std::error::Error;

/// Returns the table of the errors over all concentrations, with SciPy's largest beside them.
pub(crate) fn summary(all: &[Measured], scipy: &[Peer]) -> String {
    let version = scipy.first().map_or("", |peer| &peer.version);
    let mut table = format!(
        "| function | f64 max | f64 mean | f32 max | SciPy {version} max | unit |\n| --- | --- | --- | --- | --- | --- |\n"
    );
    for Measured { function, double, single } in all {
        let (function, unit) = (function.name(), function.unit());
        let (double, single) = (double.all(), single.all());
        let cells = [max(double), mean(double), max(single), peer(scipy, function, None)];
        table += &format!("| `{function}` | {} | {unit} |\n", cells.join(" | "));
    }
    table
}

/// Returns the table of the largest and mean errors in each range of concentrations.
pub(crate) fn per_range(all: &[Measured], scipy: &[Peer]) -> String {
    let mut table =
        format!("| function | error | {} |\n| --- | --- |{}\n", NAMES.join(" | "), " --- |".repeat(NAMES.len()));
    for Measured { function, double, single } in all {
        let function = function.name();
        table += &line(&format!("`{function}` | f64 max"), double.0.map(max));
        table += &line(" | f64 mean", double.0.map(mean));
        table += &line(" | f32 max", single.0.map(max));
        table += &line(" | f32 mean", single.0.map(mean));
        if scipy.iter().any(|peer| peer.is_about(function, None)) {
            table += &line(" | SciPy max", ENDS.map(|end| peer(scipy, function, Some(end))));
        }
    }
    table
}

/// Returns both tables, measured now.
pub(crate) fn measured() -> Result<[String; 2], Box<dyn Error>> {
    let (all, scipy) = (super::measure::measure()?, scipy()?);
    Ok([summary(&all, &scipy), per_range(&all, &scipy)])
}

fn line(head: &str, cells: [String; ENDS.len()]) -> String {
    format!("| {head} | {} |\n", cells.join(" | "))
}

/// Returns SciPy's largest error and the number of its results that are not finite, if there are any.
fn peer(scipy: &[Peer], function: &str, range_to: Option<f64>) -> String {
    match scipy.iter().find(|peer| peer.is_about(function, range_to)) {
        None => String::new(),
        Some(peer) if peer.max.is_nan() => format!("all {} failed", peer.failures),
        Some(peer) if peer.failures > 0 => format!("{}, {} failed", error_rounded_up(peer.max), peer.failures),
        Some(peer) => error_rounded_up(peer.max),
    }
}

fn max(errors: Errors) -> String {
    if errors.count == 0 && errors.max == 0.0 { String::new() } else { error_rounded_up(errors.max) }
}

fn mean(errors: Errors) -> String {
    if errors.count == 0 { String::new() } else { error_rounded(errors.mean()) }
}
