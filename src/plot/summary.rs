//! What a picture says of its angles.

use super::canvas::numbers::{count, resultant, significant};
use super::options::{Choice, Options};
use super::units::Units;
use crate::circular::accumulator::Accumulator;
use crate::circular::observations::angles::Observations;
use crate::distribution::von_mises::VonMises;
use crate::error::Result;
use crate::scalar::float::Float;
use crate::special::pivot::Pivot;
use ndarray::Dimension;

/// Mean resultant lengths below this are rounding, of f32 angles too: there is no mean direction.
const NO_DIRECTION: f64 = 1e-6;

/// Number, mean and distribution of some angles.
#[derive(Clone, Debug)]
pub(crate) struct Summary {
    /// The number of angles, or their total weight.
    pub(crate) n: f64,
    /// The mean direction in [−π, π), if there is one.
    pub(crate) mean: Option<f64>,
    pub(crate) variance: f64,
    /// The distribution that is drawn, if one is.
    pub(crate) distribution: Option<VonMises<f64>>,
    given: bool,
}

impl Summary {
    pub(crate) fn of<F: Float, D: Dimension>(x: &Observations<'_, F, D>, options: &Options) -> Result<Self> {
        options.check()?;
        x.reduce(|_| Ok(()))?; // says what is wrong with them
        let mut angles = Accumulator::new();
        angles.add(x.clone())?;
        let (n, variance, length) = (angles.weight(), angles.circular_variance()?, angles.mean_resultant_length()?);
        let mean = if length < NO_DIRECTION { None } else { Some(angles.circular_mean()?) };
        let (distribution, given) = match &options.distribution {
            Choice::Fitted => (angles.fit().ok().map(|fitted| fitted.distribution()), false), // equal angles have none
            Choice::Given(distribution) => (Some(distribution.clone()), true),
            Choice::Absent => (None, false),
        };
        Ok(Self { n, mean, variance, distribution, given })
    }

    /// The circular standard deviation √(−2 ln R) in radians, at most that of the uniform distribution on the line.
    pub(crate) fn spread(&self) -> f64 {
        (-2.0 * (-self.variance).ln_1p()).sqrt().min(std::f64::consts::PI / 3_f64.sqrt())
    }

    /// "mean direction 312.4°, R = 0.41", the direction as the axis has it from `start` on.
    pub(crate) fn mean_phrase(&self, units: Units, start: f64) -> String {
        let Some(mean) = self.mean else { return "no mean direction, R = 0".into() };
        let length = resultant(self.variance);
        let name = if matches!(units, Units::Period(_)) { "mean" } else { "mean direction" };
        format!("{name} {}, R = {length}", self.phrase(units, mean, start))
    }

    /// "von Mises fit, κ = 0.92", or a given distribution with both its parameters.
    pub(crate) fn distribution_phrase(&self, units: Units, start: f64) -> Option<String> {
        if self.given || self.mean.is_none() {
            return self.distribution_phrase_with_loc(units, start);
        }
        let distribution = self.distribution.as_ref()?;
        Some(format!("von Mises fit, κ = {}", significant(distribution.concentration(), 3)))
    }

    /// The same with both parameters, which a picture needs that does not show the mean.
    pub(crate) fn distribution_phrase_with_loc(&self, units: Units, start: f64) -> Option<String> {
        let distribution = self.distribution.as_ref()?;
        if !self.given && self.mean.is_none() {
            return Some("von Mises fit, κ = 0 (uniform)".into());
        }
        let (kind, kappa) =
            (if self.given { "distribution" } else { "fit" }, significant(distribution.concentration(), 3));
        let loc: f64 = Pivot::from_angle(distribution.loc()).wrapped();
        Some(format!("von Mises {kind}, μ = {}, κ = {kappa}", self.phrase(units, loc, start)))
    }

    pub(crate) fn count_phrase(&self) -> String {
        format!("n = {}", count(self.n))
    }

    /// An angle in the turn that begins at `start`, in units.
    fn phrase(&self, units: Units, angle: f64, start: f64) -> String {
        let spread = units.of_radians(self.spread());
        let value = units.wrapped(units.of_radians(angle) - start, 1e-3 * spread) + start;
        units.phrase(value, spread)
    }
}
