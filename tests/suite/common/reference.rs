//! The tables of `data/reference`, and concentrations to test at.

use std::path::{Path, PathBuf};

/// Concentrations from 0 (the uniform distribution) to the largest double, among them those at which methods of other
/// libraries change or break.
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

/// The same for f32, with the smallest and largest of f32 in place of those of f64.
pub(crate) fn concentrations_f32() -> [f32; 20] {
    CONCENTRATIONS.map(|kappa| match kappa {
        5e-324 => 1e-45,
        f64::MAX => f32::MAX,
        _ => kappa as f32,
    })
}

/// Returns the path of a file of `data`.
pub(crate) fn data(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(name)
}

/// Returns the rows of a reference table, each number as the double nearest to what mpmath printed.
pub(crate) fn reference<const COLUMNS: usize>(name: &str) -> Vec<[f64; COLUMNS]> {
    let text = std::fs::read_to_string(data("reference").join(name).with_extension("csv")).unwrap();
    let row = |line: &str| {
        let numbers: Vec<f64> = line.split(',').map(|number| number.parse().unwrap()).collect();
        numbers.try_into().unwrap()
    };
    text.lines().skip(1).map(row).collect()
}
