//! The points of the tables in `data/reference`.

use super::comparison::function::{Function, Precision};
use super::comparison::point::{Argument, Point};
use super::reference::reference;
use std::error::Error;

/// Distance between the f32 words that are tried: a prime, so that their low bits vary.
const STRIDE: usize = 2_097_143;

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
        Function::Concentration => {
            with(reference("inverse")?, |[variance, ..]: [f64; 3]| (0.0, Argument::Real(variance)))
        }
        Function::Moment => with(reference("moments")?, |[kappa, n, _]: [f64; 3]| (kappa, Argument::Order(n as u32))),
        Function::Divergence => with(reference("kl")?, |[loc, kappa, other_loc, other, _]: [f64; 5]| {
            (kappa, Argument::Other(other_loc - loc, other))
        }),
    };
    Ok(points.into_iter().filter(|&point| holds(precision, point)).collect())
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
    let mut concentrations: Vec<f64> = table.iter().map(|&[kappa, ..]| kappa).collect();
    concentrations.dedup();
    let words = || (0..=u32::MAX).step_by(STRIDE).map(|word| Argument::Word(word.into()));
    Ok(concentrations.iter().flat_map(|&kappa| words().map(move |argument| Point { kappa, argument })).collect())
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
            Argument::None | Argument::Word(_) | Argument::Order(_) => true,
        }
}
