//! How good predictions of held-out angles are.

use crate::Outcome;
use ndarray::Array1;
use vonmises::circular::{concentration_to_variance, distance};
use vonmises::log_prob;

/// Von Mises distributions that were predicted, one for each angle.
#[derive(Debug)]
pub(crate) struct Forecast {
    pub(crate) locs: Array1<f64>,
    pub(crate) concentrations: Array1<f64>,
}

/// Means over the angles; of each, less is better.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scores {
    /// The negative log-likelihood, in nats.
    pub(crate) nats: f64,
    /// The mean of 1 − cos(X − θ) less half that of 1 − cos(X − X′), X and X′ distributed as was predicted.
    pub(crate) energy: f64,
    /// The distance of the location from the angle, in degrees.
    pub(crate) degrees: f64,
}

impl Forecast {
    /// Creates one from vectors whose direction is the location and whose length the concentration.
    pub(crate) fn from_vectors(vectors: &[Vec<f64>]) -> Self {
        Self {
            locs: vectors.iter().map(|vector| vector[1].atan2(vector[0])).collect(),
            concentrations: vectors.iter().map(|vector| vector[0].hypot(vector[1])).collect(),
        }
    }

    /// Returns the scores of the distributions.
    pub(crate) fn scores(&self, angles: &Array1<f64>) -> Outcome<Scores> {
        let nats = log_prob(angles, &self.locs, &self.concentrations)?.iter().map(|log_prob| -log_prob).collect();
        let lengths = concentration_to_variance(&self.concentrations)?.iter().map(|variance| 1.0 - variance).collect();
        Scores::new(nats, angles, &self.locs, &lengths)
    }
}

impl Scores {
    /// Takes the means, given the negative log-likelihood of each angle and the mean vector of each distribution.
    pub(crate) fn new(
        nats: Array1<f64>,
        angles: &Array1<f64>,
        locs: &Array1<f64>,
        lengths: &Array1<f64>,
    ) -> Outcome<Self> {
        // The energy score is half the squared distance of the mean vector from the angle's unit vector.
        let along = (angles - locs).mapv(f64::cos);
        let energies = 0.5 - lengths * &along + 0.5 * lengths * lengths;
        let degrees = distance(angles, locs)?.mapv(f64::to_degrees);
        let mean = |values: Array1<f64>| values.mean().ok_or("no angles to predict");
        let degrees = degrees.mean().ok_or("no angles to predict")?;
        Ok(Self { nats: mean(nats)?, energy: mean(energies)?, degrees })
    }
}
