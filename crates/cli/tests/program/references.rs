//! The published samples of `data/observations` and their statistics by mpmath.

use crate::files::{data, write};
use std::collections::HashMap;
use std::f64::consts::PI;
use std::path::{Path, PathBuf};

/// A sample in a file of its own, with one number a line.
pub(crate) struct Sample {
    pub(crate) name: String,
    pub(crate) path: PathBuf,
    /// `--degrees`, `--period 1440` or nothing.
    pub(crate) units: &'static [&'static str],
    /// Length of a turn in these units.
    pub(crate) turn: f64,
}

/// Writes every sample of the reference tables to a folder.
pub(crate) fn samples(folder: &Path) -> Vec<Sample> {
    let files: Vec<_> = std::fs::read_dir(data("observations")).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.iter().flat_map(|file| samples_of(file, folder)).collect()
}

fn samples_of(file: &Path, folder: &Path) -> Vec<Sample> {
    let (text, stem) = (std::fs::read_to_string(file).unwrap(), file.file_stem().unwrap().to_str().unwrap());
    let names: Vec<_> = text.lines().next().unwrap().split(',').collect();
    let (units, turn): (&[&str], _) = match names[0] {
        "direction_deg" => (&["--degrees"], 360.0),
        "time_min" => (&["--period", "1440"], 1440.0),
        _ => (&[], 2.0 * PI),
    };
    let mut lines: HashMap<String, String> = HashMap::new();
    for fields in text.lines().skip(1).map(|line| line.split(',').collect::<Vec<_>>()) {
        let second = names.get(1).map(|&name| (name, fields[1]));
        let (name, count) = match second {
            Some(("sample", number)) => (format!("{stem}/{number}"), 1),
            Some((_, count)) => (stem.to_owned(), count.parse().unwrap()),
            None => (stem.to_owned(), 1),
        };
        *lines.entry(name).or_default() += &format!("{}\n", fields[0]).repeat(count);
    }
    let sample = |(name, text): (String, String)| {
        let path = write(folder, &format!("{}.txt", name.replace('/', "_")), text);
        Sample { name, path, units, turn }
    };
    lines.into_iter().map(sample).collect()
}

/// Values of `data/reference/circular/statistics.csv` by sample, statistic and parameter.
pub(crate) struct References(HashMap<[String; 3], f64>);

impl References {
    pub(crate) fn load() -> Self {
        let text = std::fs::read_to_string(data("reference/circular/statistics.csv")).unwrap();
        let rows = text.lines().skip(1).map(|line| line.split(',').collect::<Vec<_>>());
        Self(rows.map(|row| ([0, 1, 2].map(|column| row[column].to_owned()), row[3].parse().unwrap())).collect())
    }

    pub(crate) fn get(&self, sample: &str, statistic: &str, parameter: &str) -> Option<f64> {
        self.0.get(&[sample, statistic, parameter].map(str::to_owned)).copied()
    }
}

/// Returns whether two directions agree along a circle of that length.
pub(crate) fn same_direction(a: f64, b: f64, turn: f64) -> bool {
    let distance = (a - b).rem_euclid(turn);
    distance.min(turn - distance) < 1e-12 * turn
}
