//! The library's results at a point.

use super::counting::Counting;
use super::function::{Function, Precision};
use super::point::{Argument, Point};
use ndarray_rand::rand_distr::Distribution;
use vonmises::circular::{concentration_to_variance, variance_to_concentration};
use vonmises::{
    Float, Key, Param, Result, VonMises, cdf_with_grad, entropy_with_grad, fisher_information, kl_divergence_with_grad,
    log_prob_with_grad, quantile_with_grad, sample_with_grad,
};

/// Returns the function's value; `None` if the library refuses the arguments.
pub(crate) fn ours(function: Function, precision: Precision, point: Point) -> Option<f64> {
    match precision {
        Precision::Double => evaluate::<f64>(function, point).ok(),
        Precision::Single => evaluate::<f32>(function, point).ok(),
    }
}

/// Returns the word from which the first sample of a seed's key is made.
pub(super) fn word(precision: Precision, seed: u64) -> Option<u64> {
    let key = Key::new(seed);
    match precision {
        Precision::Double => key.bits::<u64, _>(1).ok().map(|words| words[0]),
        Precision::Single => key.bits::<u32, _>(1).ok().map(|words| words[0].into()),
    }
}

fn evaluate<F: Float + for<'a> Param<'a, F>>(function: Function, Point { kappa, argument }: Point) -> Result<f64> {
    if function.is_derivative() {
        return derivative::<F>(function, Point { kappa, argument });
    }
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

fn derivative<F: Float + for<'a> Param<'a, F>>(function: Function, Point { kappa, argument }: Point) -> Result<f64> {
    let (zero, kappa) = (F::zero(), F::from_f64(kappa));
    let real = match argument {
        Argument::Real(number) => F::from_f64(number),
        _ => F::nan(),
    };
    let divergence = || match argument {
        Argument::Other(turn, other) => {
            kl_divergence_with_grad(zero, kappa, F::from_f64(turn), F::from_f64(other)).map(|(_, gradient)| gradient)
        }
        _ => kl_divergence_with_grad(zero, kappa, F::nan(), F::nan()).map(|(_, gradient)| gradient),
    };
    let value = match (function, argument) {
        (Function::SampleInConcentration, Argument::Seed(seed)) => {
            sample_with_grad(Key::new(seed), zero, kappa, 1)?.1[[0]]
        }
        (Function::LogProbInX, _) => log_prob_with_grad(real, zero, kappa)?.1.x[[]],
        (Function::LogProbInConcentration, _) => log_prob_with_grad(real, zero, kappa)?.1.concentration[[]],
        (Function::CdfInX, _) => cdf_with_grad(real, zero, kappa)?.1.x[[]],
        (Function::CdfInConcentration, _) => cdf_with_grad(real, zero, kappa)?.1.concentration[[]],
        (Function::QuantileInP, _) => quantile_with_grad(real, zero, kappa)?.1.p[[]],
        (Function::QuantileInConcentration, _) => quantile_with_grad(real, zero, kappa)?.1.concentration[[]],
        (Function::EntropyInConcentration, _) => entropy_with_grad(kappa)?.1[[]],
        (Function::FisherOfLoc, _) => fisher_information(kappa)?.loc[[]],
        (Function::FisherOfConcentration, _) => fisher_information(kappa)?.concentration[[]],
        (Function::DivergenceInLoc, _) => divergence()?.loc[[]],
        (Function::DivergenceInConcentration, _) => divergence()?.concentration[[]],
        (Function::DivergenceInOther, _) => divergence()?.other_concentration[[]],
        _ => F::nan(),
    };
    Ok(value.to_f64())
}
