//! Arguments of `vonmises compare`.

use crate::arguments::level::Level;
use crate::arguments::units::Units;
use crate::observations::observed::Options;
use crate::report::format::Format;
use clap::Args;
use std::path::PathBuf;

/// Compare two arrays of angles element by element along the circle, or two and more as distributions.
///
/// Element by element, two angles are the same if they are the same floating-point number, or with --tolerance if
/// their distance along the circle is at most T. Arrays of different shapes are different. If one file is f4 and the
/// other f8, both are compared as f8.
///
/// With --distribution, Kuiper's and Watson's two-sample tests are applied to each pair of files or groups: to all
/// angles, or to each lane along an axis. Distributions are different if the smallest p-value, adjusted by Holm's method for all
/// tests of all pairs, is at most the level; otherwise there is no evidence of a difference, which is no proof of
/// equality.
///
/// The exit status is 0 if the arrays are the same or there is no evidence of a difference, 1 if they differ and 2 if
/// they cannot be compared.
#[derive(Args)]
#[command(
    mut_arg("skip_nan", |skip| skip.requires("distribution")),
    mut_arg("counts", |counts| counts.requires("distribution")),
    mut_arg("by", |by| by.requires("distribution").conflicts_with("axis")),
    mut_arg("weights", |weights| weights.hide(true)), // refused with a reason
    after_help = "Examples:
  vonmises compare a.npy b.npy
  vonmises compare a.npy b.npy --tolerance 1e-9 --degrees
  vonmises compare a.npy b.npy --distribution --axis 0
  vonmises compare a.npy b.npy angles.npy --distribution --level 0.01
  vonmises compare mallards.csv mallards.csv --distribution --degrees --counts count --json
  vonmises compare sites.csv --distribution --column direction --by site --degrees --skip-nan"
)]
pub(crate) struct Compare {
    /// Files of angles: .npy files (real numbers, any shape) or text; `-` is standard input. More than two need
    /// --distribution, and one is enough with --by, whose groups are then compared.
    #[arg(value_name = "FILE", required = true)]
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
    #[command(flatten)]
    pub(super) options: Options,
    #[command(flatten)]
    pub(super) units: Units,
    #[command(flatten)]
    pub(super) format: Format,
}

fn parse_tolerance(text: &str) -> Result<f64, String> {
    text.parse().ok().filter(|&value| value >= 0.0).ok_or_else(|| "must be a number of at least 0".to_owned())
}
