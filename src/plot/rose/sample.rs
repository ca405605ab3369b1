//! What a rose shows of one sample.

use super::layers::{Place, Places};
use super::shares::Shares;
use crate::circular::observations::angles::Observations;
use crate::error::Result;
use crate::plot::canvas::numbers::{count, significant};
use crate::plot::counts::Bins;
use crate::plot::options::Options;
use crate::plot::summary::Summary;
use crate::scalar::float::Float;
use ndarray::Dimension;

/// Observations, each in a layer if there are layers.
pub(super) struct Divided<'x, 'o, F: Float, D: Dimension> {
    /// The angles with the weights of those that are in a layer.
    pub(super) x: Observations<'x, F, D>,
    whole: &'x Observations<'o, F, D>,
    places: Option<Places>,
    pub(super) summary: Summary,
}

impl<'x, 'o, F: Float, D: Dimension> Divided<'x, 'o, F, D> {
    pub(super) fn new(whole: &'x Observations<'o, F, D>, places: Option<Places>, options: &Options) -> Result<Self> {
        let is_in_layer = |place| matches!(place, Place::Layer(_));
        let weights = places.as_ref().map(|places| places.weights(whole, is_in_layer)).transpose()?;
        let x = whole.reweighted(weights);
        let mut summary = Summary::new_or_empty(&x, options)?;
        if let Some(places) = &places {
            summary.missing = places.missing;
        }
        Ok(Self { x, whole, places, summary })
    }

    /// Returns the number or weight of all angles: shares are parts of it.
    pub(super) fn total(&self) -> f64 {
        self.summary.n + self.places.as_ref().map_or(0.0, |places| places.calm)
    }

    /// Counts angles in bins, 0 in all if there are none.
    pub(super) fn counts(&self, bins: Bins) -> Result<Vec<f64>> {
        bins.counts_or_zeros(&self.x)
    }

    /// Returns the sample with petals of a number of layers.
    pub(super) fn sample(self, bins: Bins, layers: usize) -> Result<Sample> {
        let total = self.total();
        let counts = match &self.places {
            None => vec![self.counts(bins)?],
            Some(places) => {
                let counts_of = |layer: usize| {
                    let weights = places.weights(self.whole, |place| place == Place::Layer(layer as u8))?;
                    bins.counts_or_zeros(&self.whole.reweighted(Some(weights)))
                };
                (0..layers).map(counts_of).collect::<Result<_>>()?
            }
        };
        let share = |count: f64| if total > 0.0 { count / total } else { 0.0 };
        let layers = counts.into_iter().map(|counts: Vec<f64>| counts.into_iter().map(share).collect()).collect();
        let distribution = self.summary.distribution.as_ref().map(|chosen| Shares::new(chosen, bins.width));
        let (calm, without_value) = self.places.map_or((0.0, 0), |places| (places.calm, places.without_value));
        Ok(Sample { summary: self.summary, total, layers, calm, without_value, distribution })
    }
}

/// A sample as a rose shows it.
#[derive(Debug)]
pub(super) struct Sample {
    /// Of the angles that are in a layer.
    pub(super) summary: Summary,
    total: f64,
    /// The shares of the petals in each layer, from the centre outward.
    pub(super) layers: Vec<Vec<f64>>,
    calm: f64,
    without_value: usize,
    distribution: Option<Shares>,
}

impl Sample {
    /// Returns the shares of whole petals.
    pub(super) fn shares(&self) -> Vec<f64> {
        let petals = self.layers.first().map_or(0, Vec::len);
        (0..petals).map(|petal| self.layers.iter().map(|layer| layer[petal]).sum()).collect()
    }

    /// Returns the part of all angles that the petals hold: others are calm.
    fn part(&self) -> f64 {
        if self.total > 0.0 { self.summary.n / self.total } else { 0.0 }
    }

    /// Returns the largest share of a petal, or of the curve.
    pub(super) fn largest(&self) -> Result<f64> {
        let peak = self.distribution.as_ref().map_or(Ok(0.0), Shares::largest)?;
        Ok(self.shares().into_iter().fold(self.part() * peak, f64::max))
    }

    /// Returns the share of the curve at an angle, 0 without a curve.
    pub(super) fn curve_at(&self, angle: f64) -> Result<f64> {
        self.distribution.as_ref().map_or(Ok(0.0), |distribution| Ok(self.part() * distribution.at(angle)?))
    }

    /// Returns the angles of the curve's points, if there is a curve.
    pub(super) fn curve_angles(&self) -> Result<Option<Vec<f64>>> {
        self.distribution.as_ref().map(Shares::angles).transpose()
    }

    /// Formats the number of angles, also of those that petals do not show.
    pub(super) fn count_line(&self) -> String {
        let mut left_out = Vec::new();
        if self.summary.missing > 0 {
            left_out.push(format!("{} missing", self.summary.missing));
        }
        if self.without_value > 0 {
            left_out.push(format!("{} without a value", self.without_value));
        }
        let left_out = if left_out.is_empty() { String::new() } else { format!(" ({})", left_out.join(", ")) };
        format!("n = {}{left_out}", count(self.total))
    }

    /// Formats the number of calm angles, if there are any, below a limit.
    pub(super) fn calm_line(&self, limit: &str) -> Option<String> {
        let share = significant(100.0 * self.calm / self.total, 2);
        (self.calm > 0.0)
            .then(|| format!("calm (below {limit}): {} of {}, {share} %", count(self.calm), count(self.total)))
    }
}
