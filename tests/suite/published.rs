//! Published observations: statistics, fits and tests equal mpmath's (`published/mpmath.rs`) and what books print
//! (`books.rs`), and where packages say something else the reason is known (`packages.rs`). `ours.rs` is what the crate
//! says. The tables are those of `data/reference/circular`, explained in `data/README.md`.

mod books;
mod mpmath;
mod ours;
mod packages;

use crate::common::{circular_distance, data};
use ndarray::Array1;
use std::collections::BTreeMap;
use std::f64::consts::TAU;

/// The angles of each sample by its name; the rule of conversion is that of `data/scripts/circular_data.py`.
fn samples() -> BTreeMap<String, Array1<f64>> {
    let mut found: BTreeMap<String, Vec<f64>> = BTreeMap::new();
    for entry in std::fs::read_dir(data("observations")).unwrap() {
        let path = entry.unwrap().path();
        let stem = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let text = std::fs::read_to_string(&path).unwrap();
        let columns: Vec<&str> = text.lines().next().unwrap().split(',').collect();
        for line in text.lines().skip(1) {
            let cells: Vec<&str> = line.split(',').collect();
            let cell = |name: &str| columns.iter().position(|&column| column == name).map(|at| cells[at]);
            let value: f64 = cells[0].parse().unwrap();
            let angle = match columns[0] {
                "direction_rad" => value,
                "time_min" => (value / 4.0).to_radians(),
                _ => value.to_radians(),
            };
            let name = cell("sample").map_or_else(|| stem.clone(), |sample| format!("{stem}/{sample}"));
            let count = cell("count").map_or(1, |count| count.parse().unwrap());
            found.entry(name).or_default().extend(std::iter::repeat_n(angle, count));
        }
    }
    found.into_iter().map(|(name, angles)| (name, Array1::from(angles))).collect()
}

/// Data, statistic, parameter and value of a table of `data/reference/circular`, and the origin of the value.
fn rows(name: &str) -> Vec<[String; 5]> {
    let text = std::fs::read_to_string(data("reference/circular").join(name).with_extension("csv")).unwrap();
    let row = |line: &str| {
        let mut cells = line.splitn(5, ',').map(|cell| cell.trim_matches('"').to_owned());
        std::array::from_fn(|_| cells.next().unwrap())
    };
    text.lines().skip(1).map(row).collect()
}

/// Difference between two values of a statistic: along the circle for directions, relative to 1 at least for what is 0
/// if the angles are symmetric, and relative to `value` for everything else, unless that is 0.
fn difference(statistic: &str, got: f64, value: f64) -> f64 {
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
