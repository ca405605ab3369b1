//! Reads the tables of `data/reference`.

use crate::project;
use std::error::Error;
use std::fs::read_to_string;
use std::path::PathBuf;

fn path(name: &str) -> PathBuf {
    project::file("data/reference").join(name).with_extension("csv")
}

/// Reads the rows of a table of numbers.
pub(crate) fn reference<const COLUMNS: usize>(name: &str) -> Result<Vec<[f64; COLUMNS]>, Box<dyn Error>> {
    let row = |line: &str| -> Result<[f64; COLUMNS], Box<dyn Error>> {
        let numbers = line.split(',').map(str::parse).collect::<Result<Vec<f64>, _>>()?;
        numbers.try_into().map_err(|_| format!("{name}: not {COLUMNS} columns").into())
    };
    read_to_string(path(name))?.lines().skip(1).map(row).collect()
}

/// SciPy's errors for one function over one range of concentrations.
pub(crate) struct Peer {
    function: String,
    range_to: String,
    pub(crate) max: f64,
    pub(crate) failures: u64,
    pub(crate) version: String,
}

/// Reads SciPy's errors, which `data/scripts/scipy_errors.py` measures.
pub(crate) fn scipy() -> Result<Vec<Peer>, Box<dyn Error>> {
    let row = |line: &str| -> Result<Peer, Box<dyn Error>> {
        let fields: Vec<&str> = line.split(',').collect();
        let [function, range_to, max, _mean, failures, version] = fields[..] else {
            return Err("scipy: not 6 columns".into());
        };
        let [function, range_to, version] = [function, range_to, version].map(Into::into);
        Ok(Peer { function, range_to, max: max.parse()?, failures: failures.parse()?, version })
    };
    read_to_string(path("scipy"))?.lines().skip(1).map(row).collect()
}

impl Peer {
    /// Checks whether this is about a function and the range that ends at a number, or all ranges for `None`.
    pub(crate) fn is_about(&self, function: &str, range_to: Option<f64>) -> bool {
        let same_range = match range_to {
            Some(end) => self.range_to.parse() == Ok(end),
            None => self.range_to == "all",
        };
        self.function == function && same_range
    }
}
