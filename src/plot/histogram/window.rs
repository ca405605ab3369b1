//! The part of the circle that a histogram shows, and its axis.

use super::bars;
use crate::circular::observations::angles::Observations;
use crate::circular::observations::rounding::Rounding;
use crate::error::Result;
use crate::plot::canvas::axes::Axis;
use crate::plot::canvas::letters::Letters;
use crate::plot::counts::Bins;
use crate::plot::directions::Directions;
use crate::plot::options::Options;
use crate::plot::orientation::Orientation;
use crate::plot::summary::{NO_DIRECTION, Summary};
use crate::plot::units::Units;
use crate::scalar::float::Float;
use crate::special::pivot::Pivot;
use ndarray::Dimension;
use rayon::prelude::*;
use std::f64::consts::TAU;

/// The longest arc that is drawn without the rest of the circle.
const LONGEST_ARC: f64 = TAU / 3.0;

/// A part of the circle, divided into bars.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Window {
    pub(crate) bins: Bins,
    units: Units,
    is_whole: bool,
}

impl Window {
    /// Returns the window for samples that are not all empty, given their rounding.
    pub(crate) fn new<F: Float, D: Dimension>(
        samples: &[(&Observations<'_, F, D>, Summary)],
        rounding: Option<Rounding>,
        options: &Options,
    ) -> Result<Self> {
        let is_compass = options.chosen_orientation() == Orientation::Compass;
        let some = || samples.iter().filter(|(_, summary)| summary.n > 0.0);
        // Freedman & Diaconis' rule, with the quartiles of a normal distribution; the mean of the samples' widths.
        let widths = some().map(|(_, summary)| 2.7 * summary.spread() / summary.n.cbrt());
        let width = widths.sum::<f64>() / some().count() as f64;
        let mean = common_mean(some().map(|(_, summary)| summary));
        let mut arc = mean.map(|mean| (mean, [f64::INFINITY, f64::NEG_INFINITY]));
        for (x, _) in some() {
            if let Some((mean, ends)) = &mut arc {
                *ends = union(*ends, extent(x, *mean)?);
            }
        }
        let (bins, is_whole) = match (arc, rounding) {
            (Some((mean, [low, high])), Some(rounding)) if high - low <= LONGEST_ARC && options.bins.is_none() => {
                (bars::of_classes_on_arc(rounding, mean, [low, high], width), false)
            }
            (_, Some(rounding)) => (bars::of_classes_on_circle(rounding, mean, width, is_compass, options)?, true),
            (Some((mean, [low, high])), None) if high - low <= LONGEST_ARC => {
                (bars::on_arc(mean, [low, high], width, options), false)
            }
            _ => (bars::on_circle(mean, width, is_compass, options), true),
        };
        Ok(Self { bins, units: options.units, is_whole })
    }

    /// Returns the axis, in units, of a length in pixels.
    pub(crate) fn axis(&self, letters: &Letters, length: f64) -> Axis {
        let [from, to] = self.ends();
        let directions = Directions { units: self.units, from, to };
        let name = match self.units.plural() {
            Some(_) if self.units.is_clock() => "time of day".into(),
            Some(name) => format!("direction ({name})"),
            None => format!("position in a period of {}", self.units.turn_label()),
        };
        let axis = |step: f64| Axis { from, to, ticks: directions.ticks(step), name: name.clone() };
        let around = [1.0, 2.0, 4.0].map(|steps| axis(steps * self.units.step_around()));
        let around = around.into_iter().filter(|_| self.is_whole);
        let clear = around.into_iter().find(|axis| axis.has_room(letters, length));
        clear.unwrap_or_else(|| axis(directions.step(letters, length)))
    }

    fn ends(&self) -> [f64; 2] {
        let half = 0.5 * self.bins.width * self.bins.number as f64;
        [-half, half].map(|end| self.units.convert(self.bins.centre + end))
    }

    /// Returns the value of an angle on the axis.
    pub(crate) fn value(&self, angle: f64) -> f64 {
        self.units.convert(self.bins.centre) + self.units.convert(Pivot::new(self.bins.centre).deviation(angle))
    }
}

/// Returns the mean direction of all samples together.
fn common_mean<'s>(samples: impl Iterator<Item = &'s Summary> + Clone) -> Option<f64> {
    let mut alone = samples.clone();
    if let (Some(only), None) = (alone.next(), alone.next()) {
        return only.mean;
    }
    let (mut sines, mut cosines, mut n) = (0.0, 0.0, 0.0);
    for summary in samples {
        let (sine, cosine) = summary.mean.unwrap_or_default().sin_cos();
        let resultant = summary.n * (1.0 - summary.variance);
        (sines, cosines, n) = (sines + resultant * sine, cosines + resultant * cosine, n + summary.n);
    }
    (sines.hypot(cosines) > NO_DIRECTION * n).then(|| sines.atan2(cosines))
}

fn union([a, b]: [f64; 2], [c, d]: [f64; 2]) -> [f64; 2] {
    [a.min(c), b.max(d)]
}

/// Returns the least and the largest deviation from the mean, of angles with a weight above 0.
fn extent<F: Float, D: Dimension>(x: &Observations<'_, F, D>, mean: f64) -> Result<[f64; 2]> {
    let none = [f64::INFINITY, f64::NEG_INFINITY];
    x.reduce(|lane| {
        let counts = |i: usize| lane.weights.is_none_or(|weights| weights[i] > 0.0);
        let deviation = |i: usize| Pivot::new(mean).deviation(lane.angles[i].to_f64());
        let counted = (0..lane.angles.len()).into_par_iter().filter(|&i| counts(i));
        Ok(counted.map(|i| [deviation(i); 2]).reduce(|| none, union))
    })
}
