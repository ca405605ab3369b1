//! Reads `data/measurements/speed.csv`.

use crate::project;
use serde::Deserialize;
use std::error::Error;

/// The file that the benchmarks write.
const FILE: &str = "data/measurements/speed.csv";

/// One comparison: a call of this crate and one of a peer.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Measurement {
    /// The table that it belongs to.
    pub(crate) table: String,
    /// What is computed.
    pub(crate) work: String,
    /// The parameters, where several measurements of the same work share a row.
    pub(crate) case: String,
    pub(crate) threads: String,
    pub(crate) peer: String,
    /// Name and version of the peer's package, or nothing.
    pub(crate) version: String,
    /// Nanoseconds an element, as they are published.
    pub(crate) peer_ns: String,
    pub(crate) our_ns: String,
    pub(crate) date: String,
    pub(crate) processor: String,
}

impl Measurement {
    /// Returns how many times as fast as the peer this crate is.
    pub(crate) fn ratio(&self) -> Result<f64, Box<dyn Error>> {
        let [peer, ours] = [self.peer_ns.parse::<f64>()?, self.our_ns.parse::<f64>()?];
        let ratio = peer / ours;
        if ratio > 0.0 && ratio.is_finite() { Ok(ratio) } else { Err(format!("{FILE}: {self:?} has no ratio").into()) }
    }

    /// Checks whether both are cases of the same work, measured in one run.
    pub(crate) fn shares_a_row_with(&self, other: &Self) -> bool {
        let row = |measurement: &Self| {
            let Self { table, work, threads, peer, version, date, processor, .. } = measurement.clone();
            [table, work, threads, peer, version, date, processor]
        };
        row(self) == row(other)
    }
}

/// Reads all measurements.
pub(crate) fn measurements() -> Result<Vec<Measurement>, Box<dyn Error>> {
    csv::Reader::from_path(project::file(FILE))?.deserialize().map(|row| Ok(row?)).collect()
}
