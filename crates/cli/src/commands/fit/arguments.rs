//! Arguments of `vonmises fit`.

use crate::arguments::level::Level;
use crate::arguments::units::Units;
use crate::observations::observed::Observed;
use crate::output::destination::Output;
use crate::parameters::key::KeyArguments;
use crate::report::format::Format;
use clap::{Args, ValueEnum};
use serde::Serialize;
use vonmises::circular::Bias;

/// Fit a von Mises distribution to angles: direction and concentration, with standard errors and confidence intervals.
///
/// Both parameters are estimated by maximum likelihood unless one is given. Directions are reported from 0 to a turn,
/// in radians from -pi to pi; their intervals may extend beyond. Confidence intervals come from the likelihood, or with
/// --bootstrap from resampled angles.
///
/// With --axis or --by, a lane or group without a fit (all angles missing or equal) is undefined, and the others stand;
/// that none has a fit is an error.
///
/// With --step the likelihood is that of the classes of rounded angles, so that coarse steps do not lower the
/// concentration. Intervals from the likelihood are then a little too narrow; those of --bootstrap come nearer to
/// their level.
#[derive(Args)]
#[command(
    after_help = EXAMPLES,
    mut_arg("by", |by| by.conflicts_with("axis")),
    mut_arg("out", |out| out.required(false).requires("axis").conflicts_with("json").help(OUT)),
    mut_arg("force", |force| force.requires("out")),
    mut_arg("seed", |seed| seed.requires("bootstrap")),
    mut_arg("key", |key| key.requires("bootstrap"))
)]
pub(crate) struct FitCommand {
    #[command(flatten)]
    pub(super) observed: Observed,
    /// Fit each lane (1-D slice) along this axis separately; -1 is the last axis. By default all angles are fitted
    /// together.
    #[arg(long, allow_negative_numbers = true)]
    pub(super) axis: Option<isize>,
    /// Known direction, in the units of the angles.
    #[arg(long, value_name = "L", allow_hyphen_values = true)]
    pub(super) loc: Option<f64>,
    /// Known concentration.
    #[arg(long, visible_alias = "kappa", value_name = "K", allow_hyphen_values = true)]
    pub(super) concentration: Option<f64>,
    /// Correction of the concentration's bias, which matters for fewer than about 50 angles.
    #[arg(long, value_enum, default_value_t = Correction::None)]
    pub(super) bias: Correction,
    /// Confidence level of the intervals, between 0 and 1.
    #[arg(long, value_name = "P", default_value = "0.95")]
    pub(super) level: Level,
    /// Compute intervals from this number of bootstrap resamples instead of the likelihood; 999 or 1999 are usual.
    #[arg(long, value_name = "DRAWS")]
    pub(super) bootstrap: Option<u32>,
    #[command(flatten)]
    pub(super) key: KeyArguments,
    #[command(flatten)]
    pub(super) units: Units,
    #[command(flatten)]
    pub(super) format: Format,
    #[command(flatten)]
    pub(super) output: Option<Output>,
}

const EXAMPLES: &str = "\
The array of --out has type f8, the shape of the lanes, and a last axis of 11 columns, in the units of the angles:
  0 loc                      6 upper end of its interval
  1 concentration            7 lower end of the concentration's interval
  2 n, the number of angles  8 upper end of it
  3 standard error of loc    9 circular variance
  4 of the concentration    10 log likelihood
  5 lower end of the interval of loc
NaN stands for what is undefined or known, and infinity for an interval without an upper end.

Examples:
  vonmises fit wind.csv
  vonmises fit turtles.csv --degrees --bias schou --level 0.99
  vonmises fit angles.npy --axis 0 --json
  vonmises fit angles.npy --axis -1 --skip-nan --out fits.npy
  vonmises fit sites.csv --column direction --by site --where year=2020 --degrees
  vonmises fit mallards.csv --counts count --degrees --step 20
  vonmises fit arrivals.csv --period 1440 --bootstrap 999 --seed 1";

const OUT: &str = "Write the fits of --axis to this .npy file, or to `-` for standard output, instead of printing them";

/// Corrections of a concentration's bias.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, ValueEnum)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Correction {
    /// Maximum likelihood without correction.
    None,
    /// Best & Fisher 1981.
    BestFisher,
    /// Schou 1978, by the marginal likelihood.
    Schou,
}

impl From<Correction> for Bias {
    fn from(correction: Correction) -> Self {
        match correction {
            Correction::None => Self::None,
            Correction::BestFisher => Self::BestFisher,
            Correction::Schou => Self::MarginalLikelihood,
        }
    }
}
