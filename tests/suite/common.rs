//! What several modules need: reference tables, distances, and the concentrations of the distributions.

use std::f64::consts::TAU;
use std::path::{Path, PathBuf};

/// Concentrations from the uniform distribution to the largest double, each at a place where some method elsewhere
/// breaks.
pub(crate) const CONCENTRATIONS: [f64; 20] = [
    0.0,
    5e-324,
    1e-12,
    1e-8,
    1e-4,
    0.1,
    1.0,
    2.2,
    10.0,
    20.0,
    30.0,
    50.0,
    100.0,
    700.0,
    701.0,
    1e4,
    1e6,
    1e8,
    1e15,
    f64::MAX,
];

/// The same for f32, whose smallest and largest take the places of the double's.
pub(crate) fn concentrations_f32() -> [f32; 20] {
    CONCENTRATIONS.map(|kappa| match kappa {
        5e-324 => 1e-45,
        f64::MAX => f32::MAX,
        _ => kappa as f32,
    })
}

pub(crate) fn data(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(name)
}

/// The rows of a reference table, each number the double nearest to what mpmath printed.
pub(crate) fn reference<const COLUMNS: usize>(name: &str) -> Vec<[f64; COLUMNS]> {
    let text = std::fs::read_to_string(data("reference").join(name).with_extension("csv")).unwrap();
    let row = |line: &str| {
        let numbers: Vec<f64> = line.split(',').map(|number| number.parse().unwrap()).collect();
        numbers.try_into().unwrap()
    };
    text.lines().skip(1).map(row).collect()
}

/// Distance in units in the last place of `scale`.
pub(crate) fn ulps(a: f64, b: f64, scale: f64) -> f64 {
    ulps_of_pair(a, [b, 0.0], scale)
}

/// Distance from an unrounded sum, to fractions of a unit in the last place of `scale`.
pub(crate) fn ulps_of_pair(a: f64, [b, rest]: [f64; 2], scale: f64) -> f64 {
    ((a - b) - rest).abs() / (scale.abs().next_up() - scale.abs())
}

pub(crate) fn circular_distance(a: f64, b: f64) -> f64 {
    let direct = (a - b).abs();
    direct.min((direct - TAU).abs())
}

/// Runs on a pool of so many threads.
pub(crate) fn with_threads<T: Send>(threads: usize, run: impl FnOnce() -> T + Send) -> T {
    rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap().install(run)
}

/// The least angular resolution that a distribution allows: its spread.
pub(crate) fn spread(kappa: f64) -> f64 {
    1.0 / (1.0 + kappa).sqrt()
}
