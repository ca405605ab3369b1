//! The functions, in any units.

use crate::arguments::units::Units;
use clap::ValueEnum;
use ndarray::{ArrayD, IxDyn, Zip, arr0};
use vonmises::{Error, Result};

/// A function of a von Mises distribution.
#[derive(Clone, Copy, Debug, PartialEq, ValueEnum, serde::Serialize)]
#[value(rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub(crate) enum Function {
    /// Density.
    Prob,
    /// Logarithm of the density.
    #[value(alias = "log-prob")]
    LogProb,
    /// Mass from half a turn below the direction to X.
    Cdf,
    /// Mass from X to half a turn above the direction: 1 - cdf, exact where it is small.
    Sf,
    /// The angle below which the mass is X.
    Quantile,
    /// The angle above which the mass is X.
    Isf,
    /// Differential entropy in nats.
    Entropy,
}

/// Arguments as they were given, in the units of the user.
pub(crate) struct Inputs {
    pub(crate) x: ArrayD<f64>,
    pub(crate) loc: ArrayD<f64>,
    pub(crate) concentration: ArrayD<f64>,
}

/// A function of the library: of x, loc and concentration.
type Of = fn(&ArrayD<f64>, &ArrayD<f64>, &ArrayD<f64>) -> Result<ArrayD<f64>>;

impl Function {
    /// The function's values in the units of the inputs.
    pub(crate) fn of(self, inputs: &Inputs, units: Units) -> Result<ArrayD<f64>> {
        let (turn, log_scale) = (units.turn() / std::f64::consts::TAU, units.log_scale());
        match self {
            Self::Prob => at_angle(inputs, units, |x, loc, kappa| vonmises::prob(x, loc, kappa)).map(|p| p / turn),
            Self::LogProb => {
                at_angle(inputs, units, |x, loc, kappa| vonmises::log_prob(x, loc, kappa)).map(|log| log - log_scale)
            }
            Self::Cdf => at_angle(inputs, units, |x, loc, kappa| vonmises::cdf(x, loc, kappa)),
            Self::Sf => at_angle(inputs, units, |x, loc, kappa| vonmises::sf(x, loc, kappa)),
            Self::Quantile => at_probability(inputs, units, |p, loc, kappa| vonmises::quantile(p, loc, kappa)),
            Self::Isf => at_probability(inputs, units, |p, loc, kappa| vonmises::isf(p, loc, kappa)),
            Self::Entropy => vonmises::entropy(&inputs.concentration).map(|nats| nats + log_scale),
        }
    }
}

/// A function of an angle. In units other than radians x - loc is found first, so that half a turn is half a turn.
fn at_angle(inputs: &Inputs, units: Units, function: Of) -> Result<ArrayD<f64>> {
    let Inputs { x, loc, concentration } = inputs;
    if units.is_radians() {
        return function(x, loc, concentration);
    }
    finite("x", x)?;
    finite("loc", loc)?;
    let half = 0.5 * units.turn();
    let near = |x: f64, loc: f64| match x - loc {
        deviation if deviation.abs() <= half => deviation,
        deviation if deviation.is_finite() => units.centred(deviation),
        _ => units.centred(units.centred(x) - units.centred(loc)),
    };
    let deviation = broadcast(x, loc, |x, loc| units.to_radians(near(x, loc)))?;
    function(&deviation, &arr0(0.0).into_dyn(), concentration)
}

/// A function of a probability.
fn at_probability(inputs: &Inputs, units: Units, function: Of) -> Result<ArrayD<f64>> {
    let Inputs { x, loc, concentration } = inputs;
    if units.is_radians() {
        return function(x, loc, concentration);
    }
    finite("loc", loc)?;
    let deviation = function(x, &arr0(0.0).into_dyn(), concentration)?;
    broadcast(&deviation, loc, |deviation, loc| loc + units.of_radians(deviation))
}

fn finite(argument: &'static str, values: &ArrayD<f64>) -> Result<()> {
    match values.iter().enumerate().find(|(_, value)| !value.is_finite()) {
        None => Ok(()),
        Some((index, &value)) => Err(Error::Value { argument, index, value, requirement: "finite" }),
    }
}

/// A function of two arrays, by NumPy's rule.
fn broadcast(left: &ArrayD<f64>, right: &ArrayD<f64>, f: impl Fn(f64, f64) -> f64) -> Result<ArrayD<f64>> {
    let refused = || Error::Broadcast { left: left.shape().to_vec(), right: right.shape().to_vec() };
    let rank = left.ndim().max(right.ndim());
    let length = |array: &ArrayD<f64>, axis: usize| {
        (axis + array.ndim()).checked_sub(rank).map_or(1, |axis| array.shape()[axis])
    };
    let common = |axis| if length(left, axis) == 1 { length(right, axis) } else { length(left, axis) };
    let shape = IxDyn(&(0..rank).map(common).collect::<Vec<_>>());
    let (left, right) = left.broadcast(shape.clone()).zip(right.broadcast(shape)).ok_or_else(refused)?;
    Ok(Zip::from(&left).and(&right).map_collect(|&left, &right| f(left, right)))
}
