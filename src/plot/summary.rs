//! The statistics that a picture shows, and their lines in the legend.

use super::canvas::numbers::{count, resultant, significant};
use super::options::Overlay;
use super::units::Units;
use crate::circular::accumulator::Accumulator;
use crate::circular::fit::builder::Fit;
use crate::circular::observations::angles::Observations;
use crate::distribution::von_mises::VonMises;
use crate::error::Result;
use crate::scalar::float::Float;
use crate::special::pivot::Pivot;
use ndarray::Dimension;
use std::f64::consts::PI;

/// A mean resultant length below this is rounding, also of `f32` angles: there is no mean direction.
const NO_DIRECTION: f64 = 1e-6;

/// The number, mean direction and spread of angles, and the distribution drawn over them.
#[derive(Clone, Debug)]
pub(crate) struct Summary {
    /// The number of angles, or their total weight.
    pub(crate) n: f64,
    /// The number of missing angles, which are left out.
    missing: usize,
    /// The mean direction in [−π, π), if there is one.
    pub(crate) mean: Option<f64>,
    /// The circular variance 1 − R.
    pub(crate) variance: f64,
    /// The distribution that is drawn, if there is one: equal angles have no fit.
    pub(crate) distribution: Option<VonMises<f64>>,
    is_given: bool,
    /// What the legend calls the distribution.
    kind: &'static str,
}

impl Summary {
    pub(crate) fn new<F: Float, D: Dimension>(x: &Observations<'_, F, D>, overlay: &Overlay) -> Result<Self> {
        let angles = Accumulator::from_observations(x)?;
        let (n, variance, length) = (angles.weight(), angles.circular_variance()?, angles.mean_resultant_length()?);
        let mean = if length < NO_DIRECTION { None } else { Some(angles.circular_mean()?) };
        let (distribution, is_given) = match overlay {
            Overlay::Fitted if x.rounding().is_some() => (fit_classes(x), false),
            Overlay::Fitted => (angles.fit().ok().map(|fitted| fitted.distribution()), false),
            Overlay::Given(distribution) => (Some(distribution.clone()), true),
            Overlay::Absent => (None, false),
        };
        let fit = if x.rounding().is_some() { "fit to classes" } else { "fit" };
        let kind = if is_given { "distribution" } else { fit };
        Ok(Self { n, missing: x.missing(), mean, variance, distribution, is_given, kind })
    }

    /// Returns the circular standard deviation √(−2 ln R) in radians, at most π/√3, that of the uniform distribution on
    /// an interval of length 2π.
    pub(crate) fn spread(&self) -> f64 {
        (-2.0 * (-self.variance).ln_1p()).sqrt().min(PI / 3_f64.sqrt())
    }

    /// Returns the direction of the distribution in radians, without one the mean direction or 0.
    pub(crate) fn centre(&self) -> f64 {
        self.distribution.as_ref().map_or(self.mean.unwrap_or_default(), |distribution| distribution.loc())
    }

    /// Formats the number of angles: "n = 310", or "n = 310 (22 missing)".
    pub(crate) fn count_line(&self) -> String {
        let missing = if self.missing == 0 { String::new() } else { format!(" ({} missing)", self.missing) };
        format!("n = {}{missing}", count(self.n))
    }

    /// Formats the mean: "mean direction 312.4°, R = 0.41".
    pub(crate) fn mean_line(&self, units: Units) -> String {
        let Some(mean) = self.mean else { return "no mean direction, R = 0".into() };
        let length = resultant(self.variance);
        let name = if matches!(units, Units::Period(_)) { "mean" } else { "mean direction" };
        format!("{name} {}, R = {length}", self.direction(units, mean))
    }

    /// Formats the distribution beside a mean: "von Mises fit, κ = 0.92", or a given one with both its parameters.
    pub(crate) fn distribution_line(&self, units: Units) -> Option<String> {
        if self.is_given || self.mean.is_none() {
            return self.distribution_line_with_loc(units);
        }
        let distribution = self.distribution.as_ref()?;
        Some(format!("von Mises {}, κ = {}", self.kind, significant(distribution.concentration(), 3)))
    }

    /// Formats the distribution with both its parameters, for a picture that does not show the mean.
    pub(crate) fn distribution_line_with_loc(&self, units: Units) -> Option<String> {
        let distribution = self.distribution.as_ref()?;
        if !self.is_given && self.mean.is_none() {
            return Some("von Mises fit, κ = 0 (uniform)".into());
        }
        let kappa = significant(distribution.concentration(), 3);
        let loc: f64 = Pivot::from_angle(distribution.loc()).wrapped();
        let kind = self.kind;
        Some(format!("von Mises {kind}, μ = {}, κ = {kappa}", self.direction(units, loc)))
    }

    /// Formats a direction, given in radians.
    fn direction(&self, units: Units, angle: f64) -> String {
        let spread = units.convert(self.spread());
        units.angle_label(units.wrap(units.convert(angle), 1e-6 * spread), spread)
    }
}

/// Returns the distribution that fits the classes of rounded angles, if there is one.
fn fit_classes<F: Float, D: Dimension>(x: &Observations<'_, F, D>) -> Option<VonMises<f64>> {
    let fitted = x.reduce(|lane| Fit::new().fit_lane(lane)).ok()?;
    VonMises::new(fitted.loc().to_f64(), fitted.concentration().to_f64()).ok()
}
