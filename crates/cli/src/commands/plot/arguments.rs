//! Arguments of `vonmises plot`.

use crate::arguments::level::Level;
use crate::arguments::units::Units;
use crate::observations::observed::Observed;
use crate::output::destination::Output;
use clap::{Args, ValueEnum};
use vonmises::plot;

/// Draw a picture of angles: a rose diagram, a histogram or a quantile plot, as SVG or PNG.
///
/// The von Mises distribution that fits the angles is drawn over them, or the one that --loc and --concentration give.
/// The areas of a rose's petals, not their lengths, are the shares of the angles. `--out -` writes SVG to standard
/// output. The arc at the rim is a confidence interval of the mean direction, from the likelihood of a von Mises
/// distribution. With --by, each group has a panel, all on the same scale; with --separate a picture of its own on that
/// scale: --out rose.svg writes rose-LABEL.svg for each label, where characters other than letters, digits, `-`, `_` and
/// `.` become `_`. Both print a list of the groups.
#[derive(Args)]
#[command(after_help = "Examples:
  vonmises plot rose wind.csv --compass --centred --title \"Wind\" --out wind.svg
  vonmises plot rose arrivals.csv --period 1440 --labels hours --out arrivals.png
  vonmises plot histogram turtles.csv --degrees --out turtles.svg
  vonmises plot rose ants.csv --degrees --points --width 85 --font-size 8 --out ants.png
  vonmises plot rose sites.csv --column direction --degrees --skip-nan --stack speed --out rose.svg
  vonmises plot rose sites.csv --column direction --by site --degrees --skip-nan --out sites.svg
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
    #[arg(long, visible_alias = "no-distribution", conflicts_with_all = ["loc", "concentration"])]
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
    /// The level of the confidence interval of the mean direction, such as 0.99; the default is 0.95.
    #[arg(long, value_name = "LEVEL", conflicts_with = "no_interval")]
    pub(super) level: Option<Level>,
    /// Draw no confidence interval of the mean direction.
    #[arg(long)]
    pub(super) no_interval: bool,
    /// Draw the angles as dots outside the rim, stacked. A dot stands for several angles if there are many, which the
    /// legend says.
    #[arg(long)]
    pub(super) points: bool,
    /// Divide petals into classes by the numbers in this column of the same table, such as wind speeds. Rows without a
    /// number are left out and counted.
    #[arg(long, value_name = "COLUMN")]
    pub(super) stack: Option<String>,
    /// Where the classes of --stack begin, ascending, at most 8; rows below the first are calm: counted, not drawn. By
    /// default they begin at multiples of a round number.
    #[arg(long, value_name = "LIMITS", value_delimiter = ',', requires = "stack", allow_hyphen_values = true)]
    pub(super) classes: Vec<f64>,
    /// What the classes are, with their unit, for the legend; the default is the name of the column.
    #[arg(long, value_name = "TEXT", requires = "stack")]
    pub(super) stack_name: Option<String>,
    /// Draw a picture of each group instead of panels in one.
    #[arg(long, requires = "by")]
    pub(super) separate: bool,
    /// The width of the picture in millimetres, from 10 to 2000; a column of most journals is 80 to 90 wide.
    #[arg(long, value_name = "MM", default_value_t = 120.0, allow_hyphen_values = true)]
    pub(super) width: f64,
    /// The size of letters in points, from 1 to 100.
    #[arg(long, value_name = "PT", default_value_t = 9.0, allow_hyphen_values = true)]
    pub(super) font_size: f64,
    /// The font: a .ttf or .otf file, or the name of a family, which an SVG alone can have. The default is DejaVu Sans,
    /// which PNG pictures contain.
    #[arg(long, value_name = "FILE|NAME")]
    pub(super) font: Option<String>,
    /// The colour of petals, bars and points, as #rrggbb.
    #[arg(long, value_name = "#RRGGBB")]
    pub(super) color: Option<String>,
    /// Draw no legend.
    #[arg(long)]
    pub(super) no_legend: bool,
    /// The resolution of a PNG in pixels to an inch.
    #[arg(long, value_name = "DPI", default_value_t = 300.0, allow_hyphen_values = true)]
    pub(super) dpi: f64,
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

impl From<Kind> for plot::Kind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Rose => Self::Rose,
            Kind::Histogram => Self::Histogram,
            Kind::Quantiles => Self::Quantiles,
        }
    }
}

/// Units of labels.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum Labels {
    Degrees,
    Radians,
    /// Hours and minutes of a day.
    Hours,
}
