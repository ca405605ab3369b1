//! The published observations of `data/observations`.

use super::reference::data;
use ndarray::Array1;
use std::collections::BTreeMap;
use std::path::Path;

/// Returns the angles of each sample in radians, by the sample's name.
///
/// The rule of conversion and the names are those of `data/scripts/circular_data.py`.
pub(crate) fn published_samples() -> BTreeMap<String, Array1<f64>> {
    let mut found: BTreeMap<String, Vec<f64>> = BTreeMap::new();
    for entry in std::fs::read_dir(data("observations")).unwrap() {
        for row in rows(&entry.unwrap().path()) {
            found.entry(row.sample).or_default().extend(std::iter::repeat_n(row.angle, row.count));
        }
    }
    found.into_iter().map(|(sample, angles)| (sample, Array1::from(angles))).collect()
}

/// A row of a file: `count` equal observations.
struct Row {
    sample: String,
    angle: f64,
    count: usize,
}

/// Returns the rows of one file: the first column is the angle, `sample` and `count` are optional.
fn rows(path: &Path) -> Vec<Row> {
    let file = path.file_stem().unwrap().to_str().unwrap();
    let text = std::fs::read_to_string(path).unwrap();
    let mut lines = text.lines();
    let columns: Vec<&str> = lines.next().unwrap().split(',').collect();
    let row = |line: &str| {
        let cells: Vec<&str> = line.split(',').collect();
        let cell = |name: &str| columns.iter().position(|&column| column == name).map(|column| cells[column]);
        Row {
            sample: cell("sample").map_or_else(|| file.to_owned(), |sample| format!("{file}/{sample}")),
            angle: radians(columns[0], cells[0].parse().unwrap()),
            count: cell("count").map_or(1, |count| count.parse().unwrap()),
        }
    };
    lines.map(row).collect()
}

/// Converts a value of a column to radians, by the unit in the column's name.
fn radians(column: &str, value: f64) -> f64 {
    match column {
        "direction_rad" => value,
        "direction_deg" => value.to_radians(),
        "time_min" => (value / 4.0).to_radians(), // minutes of a day; the division is exact
        other => panic!("unknown unit: {other}"),
    }
}
