//! Errors of samples and quantiles.

use super::counting::Counting;
use super::errors::angle_error;
use super::measured::{Measured, single};
use super::reference::reference;
use ndarray::Array1;
use ndarray_rand::rand_distr::Distribution;
use std::error::Error;
use vonmises::{VonMises, isf, quantile};

const UNIT: &str = "of max(abs Q, 1/sqrt(1 + kappa))";
/// Distance between the f32 words that are tried: a prime, so that their low bits vary.
const STRIDE: usize = 104_729;

/// Returns the word for which (word + 1/2) / 2⁶⁴ is this probability up to rounding, if there is one.
fn word_of(p: f64) -> Option<u64> {
    let scaled = p * 2_f64.powi(64);
    let tail = scaled.min(2_f64.powi(64) - scaled);
    ((scaled.fract() - 0.5).abs() <= tail * f64::EPSILON).then_some(scaled as u64)
}

/// Measures samples: f64 against mpmath's quantiles, f32 against the f64 quantiles of their 32-bit words.
pub(crate) fn samples() -> Result<Measured, Box<dyn Error>> {
    let mut samples = Measured::new("samples", UNIT);
    let mut concentrations = Vec::new();
    for [kappa, p, expected] in reference("quantile")? {
        if let Some(word) = word_of(p) {
            let ours = VonMises::new(0.0, kappa)?.sample(&mut Counting::up(word));
            samples.double.add(kappa, angle_error(ours, expected, kappa));
        }
        concentrations.extend(single([kappa]).map(|[kappa]| kappa));
    }
    concentrations.dedup();
    for kappa32 in concentrations {
        let (distribution, kappa) = (VonMises::new(0.0, kappa32)?, f64::from(kappa32));
        let words: Vec<u32> = (0..=u32::MAX).step_by(STRIDE).collect();
        let probabilities = words.iter().map(|&word| (f64::from(word) + 0.5) / 2_f64.powi(32));
        let expected = quantile(probabilities.collect::<Array1<f64>>(), 0.0, kappa)?;
        for (&word, &expected) in words.iter().zip(&expected) {
            let ours = distribution.sample(&mut Counting::up(u64::from(word)));
            samples.single.add(kappa, angle_error(ours.into(), expected, kappa));
        }
    }
    Ok(samples)
}

/// Measures both quantile functions against mpmath.
pub(crate) fn quantile_and_isf() -> Result<[Measured; 2], Box<dyn Error>> {
    let (mut lower, mut upper) = (Measured::new("quantile", UNIT), Measured::new("isf", UNIT));
    for [kappa, p, expected] in reference("quantile")? {
        lower.double.add(kappa, angle_error(quantile(p, 0.0, kappa)?[[]], expected, kappa));
        upper.double.add(kappa, angle_error(isf(p, 0.0, kappa)?[[]], -expected, kappa));
        let Some([kappa32, p32]) = single([kappa, p]) else { continue };
        lower.single.add(kappa, angle_error(quantile(p32, 0.0, kappa32)?[[]].into(), expected, kappa));
        upper.single.add(kappa, angle_error(isf(p32, 0.0, kappa32)?[[]].into(), -expected, kappa));
    }
    Ok([lower, upper])
}
