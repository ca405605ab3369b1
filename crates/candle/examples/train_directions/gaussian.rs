//! A baseline: the same network with a normal distribution of the angle as it was recorded, in (0, 2π].
//!
//! It does not know that 2π is 0 again. Its density is one over the line, so part of its mass lies outside the circle;
//! wrapped around the circle it is the wrapped normal distribution, with all mass where angles can be.

use crate::Outcome;
use crate::scores::Scores;
use candle_core::{Result, Tensor};
use ndarray::Array1;
use std::f64::consts::TAU;

/// Turns on each side that the wrapped density adds up.
const TURNS: i32 = 50;

/// Returns the mean negative log-likelihood of angles, in nats.
///
/// The network's output is the mean and the logarithm of the standard deviation.
pub(crate) fn negative_log_likelihood(output: &Tensor, angles: &Tensor) -> Result<Tensor> {
    let (mean, log_deviation) = (output.narrow(1, 0, 1)?.squeeze(1)?, output.narrow(1, 1, 1)?.squeeze(1)?);
    let standardised = ((angles - mean)? * log_deviation.neg()?.exp()?)?;
    ((standardised.sqr()? * 0.5)? + log_deviation)?.mean_all()? + 0.5 * TAU.ln()
}

/// Normal distributions that were predicted, one for each angle.
#[derive(Debug)]
pub(crate) struct Normals {
    pub(crate) means: Array1<f64>,
    pub(crate) deviations: Array1<f64>,
}

impl Normals {
    /// Creates them from pairs of mean and logarithm of the standard deviation.
    pub(crate) fn new(output: &[Vec<f64>]) -> Self {
        let means = output.iter().map(|row| row[0]).collect();
        Self { means, deviations: output.iter().map(|row| row[1].exp()).collect() }
    }

    /// Returns the scores of the distributions on the line, and wrapped around the circle.
    pub(crate) fn scores(&self, angles: &Array1<f64>) -> Outcome<[Scores; 2]> {
        let Self { means, deviations } = self;
        let lengths = deviations.mapv(|deviation| (-0.5 * deviation * deviation).exp());
        let scores = |log_prob: fn(f64, (f64, f64)) -> f64| {
            let normals = means.iter().copied().zip(deviations.iter().copied());
            let nats = angles.iter().zip(normals).map(|(&angle, normal)| -log_prob(angle, normal)).collect();
            Scores::new(nats, angles, means, &lengths)
        };
        Ok([scores(log_prob)?, scores(wrapped_log_prob)?])
    }
}

fn log_prob(x: f64, (mean, deviation): (f64, f64)) -> f64 {
    -0.5 * ((x - mean) / deviation).powi(2) - deviation.ln() - 0.5 * TAU.ln()
}

fn wrapped_log_prob(x: f64, normal: (f64, f64)) -> f64 {
    let turns = || (-TURNS..=TURNS).map(|turn| log_prob(x + TAU * f64::from(turn), normal));
    let largest = turns().fold(f64::NEG_INFINITY, f64::max);
    largest + turns().map(|log_prob| (log_prob - largest).exp()).sum::<f64>().ln()
}
