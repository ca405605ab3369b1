//! Arguments of `vonmises compare`.

use crate::arguments::level::Level;
use crate::arguments::units::Units;
use crate::observations::observed::Reading;
use crate::report::format::Format;
use clap::Args;
use std::ffi::OsString;
use std::path::PathBuf;

/// Compare two arrays of angles element by element along the circle, or two and more as distributions.
///
/// Element by element, two angles are the same if they are the same floating-point number, or with --tolerance if
/// their distance along the circle is at most T. Arrays of different shapes are different. If one file is f4 and the
/// other f8, both are compared as f8.
///
/// With --distribution, Kuiper's and Watson's two-sample tests are applied to each pair of files: to all angles, or to
/// each lane along an axis. Distributions are different if the smallest p-value, adjusted by Holm's method for all
/// tests of all pairs, is at most the level; otherwise there is no evidence of a difference, which is no proof of
/// equality.
///
/// The exit status is 0 if the arrays are the same or there is no evidence of a difference, 1 if they differ and 2 if
/// they cannot be compared.
#[derive(Args)]
#[command(after_help = "Examples:
  vonmises compare a.npy b.npy
  vonmises compare a.npy b.npy --tolerance 1e-9 --degrees
  vonmises compare a.npy b.npy --distribution --axis 0
  vonmises compare a.npy b.npy angles.npy --distribution --level 0.01
  vonmises compare mallards.csv mallards.csv --distribution --degrees --counts count --json")]
pub(crate) struct Compare {
    /// Files of angles: .npy files (f4 or f8, any shape) or text; `-` is standard input. More than two need
    /// --distribution.
    #[arg(value_name = "FILE", num_args = 2.., required = true)]
    pub(super) files: Vec<PathBuf>,
    /// Largest distance along the circle of angles that count as the same, in the units of the angles; by default they
    /// must be the same floating-point number.
    #[arg(long, value_name = "T", value_parser = parse_tolerance, conflicts_with = "distribution")]
    pub(super) tolerance: Option<f64>,
    /// Test whether the files, or each of their lanes, follow the same distribution.
    #[arg(long)]
    pub(super) distribution: bool,
    /// Significance level, between 0 and 1: the probability with which equal distributions are called different.
    #[arg(long, value_name = "P", default_value = "0.05", requires = "distribution")]
    pub(super) level: Level,
    /// Axis whose lanes (1-D slices) are the samples; -1 is the last axis. By default all angles are one sample.
    #[arg(long, value_name = "N", allow_negative_numbers = true, requires = "distribution")]
    pub(super) axis: Option<isize>,
    /// Leave out missing angles: NaN, and in text also empty fields and NA.
    #[arg(long, requires = "distribution")]
    pub(super) skip_nan: bool,
    /// Counts of the angles, whole numbers: each angle is repeated that many times. A column of each table, or for .npy
    /// files another one that broadcasts to them.
    #[arg(long, value_name = "COLUMN|FILE", requires = "distribution")]
    pub(super) counts: Option<OsString>,
    /// Refused, since a test counts angles: give whole numbers as --counts.
    #[arg(long, value_name = "COLUMN|FILE")]
    pub(super) weights: Option<OsString>,
    #[command(flatten)]
    pub(super) reading: Reading,
    #[command(flatten)]
    pub(super) units: Units,
    #[command(flatten)]
    pub(super) format: Format,
}

fn parse_tolerance(text: &str) -> Result<f64, String> {
    text.parse().ok().filter(|&value| value >= 0.0).ok_or_else(|| "must be a number of at least 0".to_owned())
}
