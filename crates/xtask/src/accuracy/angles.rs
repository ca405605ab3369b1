//! Errors of samples and quantiles.

use super::errors::angle_error;
use super::exhaustive::Counting;
use super::measured::{Measured, narrow};
use super::tables::reference;
use ndarray::Array1;
use ndarray_rand::rand_distr::Distribution;
use std::error::Error;
use vonmises::{VonMises, isf, quantile};

const UNIT: &str = "of max(abs Q, 1/sqrt(1 + kappa))";
/// Words between those of f32 that are tried: a prime, so that their low bits vary.
const STRIDE: usize = 104_729;

/// The word that stands for a probability, if one does to rounding: (word + 1/2) / 2⁶⁴.
fn word_of(p: f64) -> Option<u64> {
    let scaled = p * 2_f64.powi(64);
    let tail = scaled.min(2_f64.powi(64) - scaled);
    ((scaled.fract() - 0.5).abs() <= tail * f64::EPSILON).then_some(scaled as u64)
}

pub(crate) fn samples() -> Result<Measured, Box<dyn Error>> {
    let mut samples = Measured::new("samples", UNIT);
    let mut concentrations = Vec::new();
    for [kappa, p, expected] in reference("quantile")? {
        if let Some(word) = word_of(p) {
            let ours = VonMises::new(0.0, kappa)?.sample(&mut Counting::from(word));
            samples.wide.see(kappa, angle_error(ours, expected, kappa));
        }
        concentrations.extend(narrow([kappa]).map(|[kappa]| kappa));
    }
    concentrations.dedup();
    for kappa in concentrations {
        let (distribution, wide) = (VonMises::new(0.0, kappa)?, f64::from(kappa));
        let words: Vec<u32> = (0..=u32::MAX).step_by(STRIDE).collect();
        let probabilities = words.iter().map(|&word| (f64::from(word) + 0.5) / 2_f64.powi(32));
        let expected = quantile(probabilities.collect::<Array1<f64>>(), 0.0, wide)?;
        for (&word, &expected) in words.iter().zip(&expected) {
            let ours = distribution.sample(&mut Counting::from(u64::from(word)));
            samples.narrow.see(wide, angle_error(ours.into(), expected, wide));
        }
    }
    Ok(samples)
}

pub(crate) fn quantile_and_isf() -> Result<[Measured; 2], Box<dyn Error>> {
    let (mut lower, mut upper) = (Measured::new("quantile", UNIT), Measured::new("isf", UNIT));
    for [kappa, p, expected] in reference("quantile")? {
        lower.wide.see(kappa, angle_error(quantile(p, 0.0, kappa)?[[]], expected, kappa));
        upper.wide.see(kappa, angle_error(isf(p, 0.0, kappa)?[[]], -expected, kappa));
        let Some([kappa32, p32]) = narrow([kappa, p]) else { continue };
        lower.narrow.see(kappa, angle_error(quantile(p32, 0.0, kappa32)?[[]].into(), expected, kappa));
        upper.narrow.see(kappa, angle_error(isf(p32, 0.0, kappa32)?[[]].into(), -expected, kappa));
    }
    Ok([lower, upper])
}
