//! The functions, in the units of the user.

use super::divergence::divergence;
use super::inputs::{Inputs, check_finite, deviation, zero};
use crate::arguments::units::Units;
use crate::memory::list::check;
use clap::ValueEnum;
use ndarray::{ArrayD, IxDyn, Zip};
use vonmises::shape::broadcast_shapes;
use vonmises::{Error, Result};

/// A function of a von Mises distribution.
#[derive(Clone, Copy, Debug, PartialEq, ValueEnum, serde::Serialize)]
#[value(rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub(crate) enum Function {
    /// Density; also pdf, dvonmises.
    #[value(alias = "pdf", alias = "dvonmises")]
    Prob,
    /// Logarithm of the density; also logpdf.
    #[value(alias = "log-prob", alias = "logpdf", alias = "log_pdf", alias = "log-pdf")]
    LogProb,
    /// Probability from half a turn below the direction to X; also pvonmises.
    #[value(alias = "pvonmises")]
    Cdf,
    /// Logarithm of cdf, even where that is too small for a number; also logcdf.
    #[value(alias = "log-cdf", alias = "logcdf")]
    LogCdf,
    /// Probability from X to half a turn above the direction: 1 - cdf, accurate where it is small; also survival.
    #[value(alias = "survival")]
    Sf,
    /// Logarithm of sf; also logsf.
    #[value(alias = "log-sf", alias = "logsf")]
    LogSf,
    /// Angle below which the probability is X; also ppf, icdf, qvonmises.
    #[value(alias = "ppf", alias = "icdf", alias = "qvonmises")]
    Quantile,
    /// Angle above which the probability is X.
    Isf,
    /// Differential entropy in nats.
    Entropy,
    /// Kullback-Leibler divergence in nats from the distribution of --other-loc and --other-concentration; also kl.
    #[value(alias = "kl", alias = "kl-divergence")]
    KlDivergence,
}

/// A function of the library, of x, loc and concentration.
type LibraryFunction = fn(&ArrayD<f64>, &ArrayD<f64>, &ArrayD<f64>) -> Result<ArrayD<f64>>;

impl Function {
    /// Returns the library's name of X: `p` for a probability.
    pub(super) fn argument(self) -> &'static str {
        match self {
            Self::Quantile | Self::Isf => "p",
            _ => "x",
        }
    }

    /// Returns whether the function is one of X.
    pub(super) fn takes_x(self) -> bool {
        !matches!(self, Self::Entropy | Self::KlDivergence)
    }

    /// Evaluates the function in the units of the inputs.
    pub(super) fn evaluate(self, inputs: &Inputs, units: Units) -> Result<ArrayD<f64>> {
        let (turn, log_scale) = (units.turn() / std::f64::consts::TAU, units.log_scale());
        match self {
            Self::Prob => at_angles(inputs, units, |x, loc, kappa| vonmises::prob(x, loc, kappa)).map(|p| p / turn),
            Self::LogProb => {
                at_angles(inputs, units, |x, loc, kappa| vonmises::log_prob(x, loc, kappa)).map(|log| log - log_scale)
            }
            Self::Cdf => at_angles(inputs, units, |x, loc, kappa| vonmises::cdf(x, loc, kappa)),
            Self::LogCdf => at_angles(inputs, units, |x, loc, kappa| vonmises::log_cdf(x, loc, kappa)),
            Self::Sf => at_angles(inputs, units, |x, loc, kappa| vonmises::sf(x, loc, kappa)),
            Self::LogSf => at_angles(inputs, units, |x, loc, kappa| vonmises::log_sf(x, loc, kappa)),
            Self::Quantile => at_probabilities(inputs, units, |p, loc, kappa| vonmises::quantile(p, loc, kappa)),
            Self::Isf => at_probabilities(inputs, units, |p, loc, kappa| vonmises::isf(p, loc, kappa)),
            Self::Entropy => vonmises::entropy(&inputs.concentration).map(|nats| nats + log_scale),
            Self::KlDivergence => divergence(inputs, units),
        }
    }
}

/// Evaluates a function of angles. Unless they are radians, x - loc is computed in their units, so that half a turn is
/// exact.
fn at_angles(inputs: &Inputs, units: Units, function: LibraryFunction) -> Result<ArrayD<f64>> {
    let Inputs { x, loc, concentration, .. } = inputs;
    if units.is_radians() {
        return function(x, loc, concentration);
    }
    check_finite("x", x)?;
    check_finite("loc", loc)?;
    let radians = map_broadcast(x, loc, |x, loc| units.to_radians(deviation(units, x, loc)))?;
    function(&radians, &zero(), concentration)
}

/// Evaluates a function of probabilities.
fn at_probabilities(inputs: &Inputs, units: Units, function: LibraryFunction) -> Result<ArrayD<f64>> {
    let Inputs { x, loc, concentration, .. } = inputs;
    if units.is_radians() {
        return function(x, loc, concentration);
    }
    check_finite("loc", loc)?;
    let deviation = function(x, &zero(), concentration)?;
    map_broadcast(&deviation, loc, |deviation, loc| loc + units.convert_radians(deviation))
}

/// Applies a function to each pair of elements of two arrays that broadcast.
fn map_broadcast(left: &ArrayD<f64>, right: &ArrayD<f64>, f: impl Fn(f64, f64) -> f64) -> Result<ArrayD<f64>> {
    let shape = broadcast_shapes(left.shape(), right.shape())?;
    let too_large = || Error::TooLarge { shape: shape.clone() };
    let views = left.broadcast(IxDyn(&shape)).zip(right.broadcast(IxDyn(&shape)));
    let (left, right) = views.ok_or_else(too_large)?;
    // Collecting would abort the program if memory cannot hold the result.
    check::<f64>(left.len()).map_err(|_| too_large())?;
    Ok(Zip::from(&left).and(&right).map_collect(|&left, &right| f(left, right)))
}
