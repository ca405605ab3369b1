//! Arguments of `vonmises plot`.

use crate::arguments::units::Units;
use crate::observations::observed::Observed;
use crate::output::destination::Output;
use clap::{Args, ValueEnum};

/// Draw a picture of angles: a rose diagram, a histogram or a quantile plot, as SVG or PNG.
///
/// The von Mises distribution that fits the angles is drawn over them, or the one that --loc and --concentration give.
/// The areas of a rose's petals, not their lengths, are the shares of the angles. `--out -` writes SVG to standard
/// output. With --by, each group has a picture of its own: --out rose.svg writes rose-LABEL.svg for each label, where
/// characters other than letters, digits, `-`, `_` and `.` become `_`, and prints their list.
#[derive(Args)]
#[command(after_help = "Examples:
  vonmises plot rose wind.csv --compass --centred --title \"Wind\" --out wind.svg
  vonmises plot rose arrivals.csv --period 1440 --labels hours --out arrivals.png
  vonmises plot histogram turtles.csv --degrees --out turtles.svg
  vonmises plot rose sites.csv --column direction --by site --degrees --skip-nan --out site.svg
  vonmises plot quantiles angles.npy --loc 0.5 --concentration 2 --out angles.png")]
pub(crate) struct Plot {
    /// What to draw.
    pub(super) kind: Kind,
    #[command(flatten)]
    pub(super) observed: Observed,
    #[command(flatten)]
    pub(super) output: Output,
    /// A title above the picture.
    #[arg(long, default_value = "")]
    pub(super) title: String,
    /// The number of petals or bars, from 1 to 1000; the default depends on the angles. By default those of rounded
    /// angles are whole classes (--step).
    #[arg(long, value_name = "N")]
    pub(super) bins: Option<usize>,
    /// Put zero at the top and let angles grow clockwise, as on a compass; the default with --period or --labels hours.
    #[arg(long, conflicts_with = "mathematical")]
    pub(super) compass: bool,
    /// Put zero at the right and let angles grow counter-clockwise; the default otherwise.
    #[arg(long)]
    pub(super) mathematical: bool,
    /// Centre the first petal at zero, as wind roses do; petals of rounded angles are centred at their values anyway.
    #[arg(long)]
    pub(super) centred: bool,
    /// Draw no distribution over the angles.
    #[arg(long, conflicts_with_all = ["loc", "concentration"])]
    pub(super) without_distribution: bool,
    /// The direction of the distribution to draw instead of the fitted one.
    #[arg(long, value_name = "L", allow_hyphen_values = true, requires = "concentration")]
    pub(super) loc: Option<f64>,
    /// The concentration of the distribution to draw instead of the fitted one; its direction is 0 without --loc.
    #[arg(long, visible_alias = "kappa", value_name = "K", allow_hyphen_values = true)]
    pub(super) concentration: Option<f64>,
    /// The units of labels; by default those of the angles, but degrees for radians on a compass.
    #[arg(long, value_enum)]
    pub(super) labels: Option<Labels>,
    /// The pixels of a PNG to one of the SVG, from 0.01 to 10.
    #[arg(long, value_name = "S", default_value_t = 2.0)]
    pub(super) scale: f64,
    #[command(flatten)]
    pub(super) units: Units,
}

/// A kind of picture.
#[derive(Clone, Copy, Debug, PartialEq, ValueEnum)]
pub(super) enum Kind {
    /// Petals around a circle.
    Rose,
    /// Bars along a line.
    Histogram,
    /// The angles' quantiles against those of the distribution.
    #[value(alias = "qq")]
    Quantiles,
}

/// Units of labels.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum Labels {
    Degrees,
    Radians,
    /// Hours and minutes of a day.
    Hours,
}
