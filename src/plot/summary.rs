//! The statistics that a picture shows, and their lines in the legend.

use super::canvas::numbers::{count, resultant, short, significant};
use super::options::{Options, Overlay};
use super::units::Units;
use crate::circular::accumulator::Accumulator;
use crate::circular::fit::builder::Fit;
use crate::circular::fit::fitted::Fitted;
use crate::circular::observations::angles::Observations;
use crate::distribution::von_mises::VonMises;
use crate::error::{Error, Result};
use crate::scalar::float::Float;
use crate::special::pivot::Pivot;
use ndarray::Dimension;
use std::f64::consts::{PI, TAU};

/// A mean resultant length below this is rounding, also of `f32` angles: there is no mean direction.
pub(crate) const NO_DIRECTION: f64 = 1e-6;
/// An interval that lacks no more than this of a turn holds every direction.
const WHOLE: f64 = 1e-6;

/// The number, mean direction and spread of angles, and the distribution drawn over them.
#[derive(Clone, Debug)]
pub(crate) struct Summary {
    /// The number of angles, or their total weight.
    pub(crate) n: f64,
    /// The number of missing angles, which are left out.
    pub(crate) missing: usize,
    /// The mean direction in [−π, π), if there is one.
    pub(crate) mean: Option<f64>,
    /// The circular variance 1 − R.
    pub(crate) variance: f64,
    /// The confidence interval of the mean direction, if one is wanted.
    pub(crate) interval: Option<Interval>,
    /// The distribution that is drawn, if there is one: equal angles have no fit.
    pub(crate) distribution: Option<VonMises<f64>>,
    is_given: bool,
    /// What the legend calls the distribution.
    kind: &'static str,
}

/// A confidence interval of the mean direction.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Interval {
    level: f64,
    pub(crate) arc: Arc,
}

/// Which directions an interval holds.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Arc {
    /// From one direction to another, in radians, ascending.
    Between([f64; 2]),
    Everywhere,
    /// There is none without a mean direction.
    NoMean,
    /// There is none, since no distribution fits, as where all angles are equal.
    Undefined,
}

impl Interval {
    /// Formats the level.
    pub(crate) fn level(&self) -> String {
        percent(self.level)
    }
}

impl Summary {
    pub(crate) fn new<F: Float, D: Dimension>(x: &Observations<'_, F, D>, options: &Options) -> Result<Self> {
        let angles = Accumulator::from_observations(x)?;
        let (n, variance, length) = (angles.weight(), angles.circular_variance()?, angles.mean_resultant_length()?);
        let mean = if length < NO_DIRECTION { None } else { Some(angles.circular_mean()?) };
        let fit =
            if x.rounding().is_some() { Estimate::of_classes(x, options) } else { Estimate::new(&angles, options) };
        let (estimate, is_given) = (fit.as_ref().map(|fit| fit.distribution.clone()), false);
        let (distribution, is_given) = match &options.overlay {
            Overlay::Fitted => (estimate, is_given),
            Overlay::Given(distribution) => (Some(distribution.clone()), true),
            Overlay::Absent => (None, false),
        };
        let arc = fit.and_then(|fit| fit.arc).unwrap_or(Arc::Undefined);
        let arc = if mean.is_some() { arc } else { Arc::NoMean };
        let interval = options.level.map(|level| Interval { level, arc });
        let fit = if x.rounding().is_some() { "fit to classes" } else { "fit" };
        let kind = if is_given { "distribution" } else { fit };
        Ok(Self { n, missing: x.missing(), mean, variance, interval, distribution, is_given, kind })
    }

    /// Returns the summary of no angles.
    pub(crate) fn empty(missing: usize) -> Self {
        let (mean, interval, distribution) = (None, None, None);
        Self { n: 0.0, missing, mean, variance: 1.0, interval, distribution, is_given: false, kind: "fit" }
    }

    /// Does as [`new`](Self::new), but observations may be empty.
    pub(crate) fn new_or_empty<F: Float, D: Dimension>(x: &Observations<'_, F, D>, options: &Options) -> Result<Self> {
        match Self::new(x, options) {
            Err(Error::Empty { .. }) => Ok(Self::empty(x.missing())),
            other => other,
        }
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

    /// Formats the interval: "95 % confidence interval of the mean, 280.1° to 304.7°", or says why there is none.
    pub(crate) fn interval_line(&self, units: Units) -> Option<String> {
        let Interval { level, arc } = self.interval?;
        let level = percent(level);
        Some(match arc {
            Arc::Between([from, to]) => {
                let digits = units.convert(0.5 * (to - from));
                let [from, to] = [from, to].map(|end| angle(units, Pivot::from_angle(end).wrapped(), digits));
                format!("{level} confidence interval of the mean, {from} to {to}")
            }
            Arc::NoMean => format!("no {level} confidence interval, since there is no mean direction"),
            Arc::Everywhere => format!("no {level} confidence interval of the mean: it would hold every direction"),
            Arc::Undefined => format!("no {level} confidence interval of the mean: no distribution fits"),
        })
    }

    /// Formats the interval for a caption, which has little room: "95 %: 280.1° to 304.7°".
    pub(crate) fn short_interval_line(&self, units: Units) -> Option<String> {
        let Interval { level, arc } = self.interval?;
        let (long, level) = (self.interval_line(units)?, percent(level));
        match arc {
            Arc::NoMean => None, // the line before says so
            Arc::Between(_) => Some(format!("{level}: {}", long.rsplit_once(", ")?.1)),
            _ => Some(format!("{level}: no interval ({})", long.rsplit_once(": ")?.1)),
        }
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

    /// Formats the numbers for a caption, after a line that counts the angles.
    pub(crate) fn caption(&self, count: String, units: Units) -> Vec<String> {
        let mut lines = vec![count];
        if self.n > 0.0 {
            lines.push(self.mean_line(units));
            lines.extend(self.short_interval_line(units));
            lines.extend(self.distribution_line(units));
        }
        lines
    }

    /// Formats the kind of the distribution, if there is one.
    pub(crate) fn distribution_kind(&self) -> Option<String> {
        self.distribution.as_ref().map(|_| format!("von Mises {}", self.kind))
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
    fn direction(&self, units: Units, direction: f64) -> String {
        angle(units, direction, units.convert(self.spread()))
    }
}

/// Formats an angle, given in radians, with digits for a spread in units.
fn angle(units: Units, angle: f64, spread: f64) -> String {
    units.angle_label(units.wrap(units.convert(angle), 1e-6 * spread), spread)
}

/// Formats a level: "95 %".
fn percent(level: f64) -> String {
    short(100.0 * level) + " %"
}

/// The distribution that fits angles, and the interval of its direction.
struct Estimate {
    distribution: VonMises<f64>,
    arc: Option<Arc>,
}

impl Estimate {
    fn new(angles: &Accumulator, options: &Options) -> Option<Self> {
        Self::from_fit(&angles.fit().ok()?, options)
    }

    /// Returns what fits the classes of rounded angles.
    fn of_classes<F: Float, D: Dimension>(x: &Observations<'_, F, D>, options: &Options) -> Option<Self> {
        Self::from_fit(&x.reduce(|lane| Fit::new().fit_lane(lane)).ok()?, options)
    }

    fn from_fit<F: Float>(fitted: &Fitted<F>, options: &Options) -> Option<Self> {
        let distribution = VonMises::new(fitted.loc().to_f64(), fitted.concentration().to_f64()).ok()?;
        let arc = options.level.and_then(|level| fitted.confidence_interval(level).ok()?.loc);
        let arc = arc.map(|[from, to]| match [from.to_f64(), to.to_f64()] {
            [from, to] if to - from > TAU - WHOLE => Arc::Everywhere,
            ends => Arc::Between(ends),
        });
        Some(Self { distribution, arc })
    }
}
