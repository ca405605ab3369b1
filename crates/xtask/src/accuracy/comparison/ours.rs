//! The library's results at a point.

use super::counting::Counting;
use super::function::{Function, Precision};
use super::point::{Argument, Point};
use ndarray_rand::rand_distr::Distribution;
use vonmises::circular::{concentration_to_variance, variance_to_concentration};
use vonmises::{Float, Param, Result, VonMises};

/// Returns the function's value; `None` if the library refuses the arguments.
pub(crate) fn ours(function: Function, precision: Precision, point: Point) -> Option<f64> {
    match precision {
        Precision::Double => evaluate::<f64>(function, point).ok(),
        Precision::Single => evaluate::<f32>(function, point).ok(),
    }
}

fn evaluate<F: Float + for<'a> Param<'a, F>>(function: Function, Point { kappa, argument }: Point) -> Result<f64> {
    let centred = |kappa| VonMises::new(F::zero(), F::from_f64(kappa));
    let real = match argument {
        Argument::Real(number) => F::from_f64(number),
        _ => F::nan(),
    };
    let value = match (function, argument) {
        (Function::Samples, Argument::Word(word)) => centred(kappa)?.sample(&mut Counting::up(word)),
        (Function::Quantile, _) => centred(kappa)?.quantile(real)?,
        (Function::Isf, _) => centred(kappa)?.isf(real)?,
        (Function::Cdf, _) => centred(kappa)?.cdf(real)?,
        (Function::Sf, _) => centred(kappa)?.sf(real)?,
        (Function::LogCdf, _) => centred(kappa)?.log_cdf(real)?,
        (Function::LogSf, _) => centred(kappa)?.log_sf(real)?,
        (Function::LogProb, _) => centred(kappa)?.log_prob(real)?,
        (Function::Prob, _) => centred(kappa)?.prob(real)?,
        (Function::Entropy, _) => centred(kappa)?.entropy(),
        (Function::Variance, _) => concentration_to_variance(F::from_f64(kappa))?[[]],
        (Function::Length, _) => centred(kappa)?.trigonometric_moment(1).0,
        (Function::Deviation, _) => centred(kappa)?.circular_standard_deviation(),
        (Function::Concentration, _) => variance_to_concentration(real)?[[]],
        (Function::Moment, Argument::Order(n)) => centred(kappa)?.trigonometric_moment(n).0,
        (Function::Divergence, Argument::Other(turn, other)) => {
            let other = VonMises::new(F::from_f64(turn), F::from_f64(other))?;
            centred(kappa)?.kl_divergence(&other)
        }
        _ => F::nan(),
    };
    Ok(value.to_f64())
}
