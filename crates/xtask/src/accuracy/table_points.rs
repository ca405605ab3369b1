//! The points of the tables in `data/reference`.

use super::comparison::function::{Function, Precision};
use super::comparison::point::{Argument, Point};
use super::reference::reference;
use std::error::Error;
use std::f64::consts::{PI, TAU};

/// Distance between the f32 words that are tried: a prime, so that their low bits vary.
const STRIDE: usize = 2_097_143;
/// Keys that are tried at each concentration.
const SEEDS: u64 = 30;

/// Returns the points of a function in a type. Those of f32 are the points that f32 holds exactly.
pub(crate) fn points(function: Function, precision: Precision) -> Result<Vec<Point>, Box<dyn Error>> {
    let points = match function {
        Function::Samples => words(precision)?,
        Function::Quantile | Function::Isf => {
            with(reference("quantile")?, |[kappa, p, _]: [f64; 3]| (kappa, Argument::Real(p)))
        }
        Function::Cdf | Function::Sf | Function::LogCdf | Function::LogSf => {
            with(reference("cdf")?, |[kappa, x, ..]: [f64; 4]| (kappa, Argument::Real(x)))
        }
        Function::LogProb | Function::Prob => {
            with(reference("log_prob")?, |[kappa, x, ..]: [f64; 4]| (kappa, Argument::Real(x)))
        }
        Function::Entropy | Function::Variance | Function::Length | Function::Deviation => {
            with(reference("bessel")?, |[kappa, ..]: [f64; 11]| (kappa, Argument::None))
        }
        Function::SampleInConcentration => seeds()?,
        Function::LogProbInX | Function::LogProbInConcentration => {
            with(reference("log_prob_gradient")?, |[kappa, x, ..]: [f64; 4]| (kappa, Argument::Real(x)))
        }
        Function::CdfInX | Function::CdfInConcentration => {
            with(reference("cdf_gradient")?, |[kappa, x, ..]: [f64; 4]| (kappa, Argument::Real(x)))
        }
        Function::QuantileInP | Function::QuantileInConcentration => {
            with(reference("quantile_gradient")?, |[kappa, p, ..]: [f64; 4]| (kappa, Argument::Real(p)))
        }
        Function::EntropyInConcentration | Function::FisherOfLoc | Function::FisherOfConcentration => {
            with(reference("fisher")?, |[kappa, ..]: [f64; 3]| (kappa, Argument::None))
        }
        Function::DivergenceInLoc | Function::DivergenceInConcentration | Function::DivergenceInOther => {
            with(reference("kl_gradient")?, |[loc, kappa, other_loc, other, ..]: [f64; 7]| {
                (kappa, Argument::Other(turn(loc, other_loc), other))
            })
        }
        Function::Concentration => {
            with(reference("inverse")?, |[variance, ..]: [f64; 3]| (0.0, Argument::Real(variance)))
        }
        Function::Moment => with(reference("moments")?, |[kappa, n, _]: [f64; 3]| (kappa, Argument::Order(n as u32))),
        Function::Divergence => with(reference("kl")?, |[loc, kappa, other_loc, other, _]: [f64; 5]| {
            (kappa, Argument::Other(turn(loc, other_loc), other))
        }),
    };
    Ok(points.into_iter().filter(|&point| holds(precision, point)).collect())
}

/// Returns the angle from one location to another, in [−π, π].
fn turn(loc: f64, other_loc: f64) -> f64 {
    let turn = other_loc - loc;
    if turn.abs() > PI { turn - TAU.copysign(turn) } else { turn }
}

/// Makes the rows of a table into points.
fn with<const N: usize>(rows: Vec<[f64; N]>, point: impl Fn([f64; N]) -> (f64, Argument)) -> Vec<Point> {
    rows.into_iter().map(point).map(|(kappa, argument)| Point { kappa, argument }).collect()
}

/// Returns the words of samples: in f64 those whose probabilities the table of quantiles has, in f32 some thousand of
/// each concentration.
fn words(precision: Precision) -> Result<Vec<Point>, Box<dyn Error>> {
    let table = reference::<3>("quantile")?;
    if precision == Precision::Double {
        let points =
            table.iter().filter_map(|&[kappa, p, _]| Some(Point { kappa, argument: Argument::Word(word_of(p)?) }));
        return Ok(points.collect());
    }
    let words = || (0..=u32::MAX).step_by(STRIDE).map(|word| Argument::Word(word.into()));
    let points = concentrations(&table).into_iter();
    Ok(points.flat_map(|kappa| words().map(move |argument| Point { kappa, argument })).collect())
}

/// Returns keys of samples for each concentration of the table of quantiles.
fn seeds() -> Result<Vec<Point>, Box<dyn Error>> {
    let seeds = |kappa| (0..SEEDS).map(move |seed| Point { kappa, argument: Argument::Seed(seed) });
    Ok(concentrations(&reference("quantile")?).into_iter().flat_map(seeds).collect())
}

/// Returns the concentrations of the table of quantiles.
fn concentrations(table: &[[f64; 3]]) -> Vec<f64> {
    let mut concentrations: Vec<f64> = table.iter().map(|&[kappa, ..]| kappa).collect();
    concentrations.dedup();
    concentrations
}

/// Returns the word for which (word + 1/2) / 2⁶⁴ is this probability up to rounding, if there is one.
fn word_of(p: f64) -> Option<u64> {
    let scaled = p * 2_f64.powi(64);
    let tail = scaled.min(2_f64.powi(64) - scaled);
    ((scaled.fract() - 0.5).abs() <= tail * f64::EPSILON).then_some(scaled as u64)
}

/// Checks whether the type holds the point's numbers exactly.
fn holds(precision: Precision, Point { kappa, argument }: Point) -> bool {
    let exact = |number: f64| precision.round(number) == number;
    exact(kappa)
        && match argument {
            Argument::Real(number) => exact(number),
            Argument::Other(turn, other) => exact(turn) && exact(other),
            Argument::None | Argument::Word(_) | Argument::Seed(_) | Argument::Order(_) => true,
        }
}
