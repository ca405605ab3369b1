//! The Markdown tables.

use super::errors::Errors;
use super::measured::{ENDS, Measured, NAMES};
use super::tables::Peer;

/// The largest errors over all concentrations, with SciPy's beside ours.
pub(crate) fn summary(all: &[Measured], scipy: &[Peer]) {
    let version = scipy.first().map_or("", |peer| &peer.version);
    println!("| function | f64 max | f64 mean | f32 max | SciPy {version} max | unit |");
    println!("| --- | --- | --- | --- | --- | --- |");
    for Measured { function, unit, wide, narrow } in all {
        let ([wide, narrow], peer) = ([wide, narrow].map(|ranges| ranges.all()), peer(scipy, function, None));
        println!("| `{function}` | {} | {} | {} | {peer} | {unit} |", max(wide), mean(wide), max(narrow));
    }
}

/// The largest and the mean errors in each range of concentrations.
pub(crate) fn per_range(all: &[Measured], scipy: &[Peer]) {
    println!("| function | | {} |\n| --- | --- |{}", NAMES.join(" | "), " --- |".repeat(NAMES.len()));
    for Measured { function, wide, narrow, .. } in all {
        line(&format!("`{function}` | f64 max"), wide.0.map(max));
        line(" | f64 mean", wide.0.map(mean));
        line(" | f32 max", narrow.0.map(max));
        line(" | f32 mean", narrow.0.map(mean));
        if scipy.iter().any(|peer| peer.is_of(function, None)) {
            line(" | SciPy max", ENDS.map(|end| peer(scipy, function, Some(end))));
        }
    }
}

fn line(head: &str, cells: [String; ENDS.len()]) {
    println!("| {head} | {} |", cells.join(" | "));
}

/// SciPy's largest error, and how many results are no number at all.
fn peer(scipy: &[Peer], function: &str, range_to: Option<f64>) -> String {
    match scipy.iter().find(|peer| peer.is_of(function, range_to)) {
        None => "".into(),
        Some(peer) if peer.failures > 0 => format!("{}, {} failed", short(peer.max), peer.failures),
        Some(peer) => short(peer.max),
    }
}

fn max(errors: Errors) -> String {
    if errors.count == 0 { String::new() } else { short(errors.max) }
}

fn mean(errors: Errors) -> String {
    if errors.count == 0 { String::new() } else { short(errors.mean()) }
}

/// Two digits or so.
fn short(error: f64) -> String {
    match error {
        e if e.is_nan() => "-".into(),
        0.0 => "0".into(),
        e if (0.005..1000.0).contains(&e) => format!("{e:.2}"),
        e => format!("{e:.1e}"),
    }
}
