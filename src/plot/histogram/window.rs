//! The part of the circle that a histogram shows, and its axis.

use super::bars;
use crate::circular::observations::angles::Observations;
use crate::error::Result;
use crate::plot::canvas::axes::Axis;
use crate::plot::canvas::geometry::Size;
use crate::plot::counts::Bins;
use crate::plot::directions::Directions;
use crate::plot::options::Options;
use crate::plot::orientation::Orientation;
use crate::plot::summary::Summary;
use crate::plot::units::Units;
use crate::scalar::float::Float;
use crate::special::pivot::Pivot;
use ndarray::Dimension;
use rayon::prelude::*;
use std::f64::consts::TAU;

/// The longest arc that is drawn without the rest of the circle.
const LONGEST_ARC: f64 = TAU / 3.0;
/// The size of the frame.
pub(crate) const FRAME: Size = [468.0, 270.0];

/// A part of the circle, divided into bars.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Window {
    pub(crate) bins: Bins,
    units: Units,
    is_whole: bool,
}

impl Window {
    pub(crate) fn new<F: Float, D: Dimension>(
        x: &Observations<'_, F, D>,
        summary: &Summary,
        options: &Options,
    ) -> Result<Self> {
        let is_compass = options.chosen_orientation() == Orientation::Compass;
        // Freedman & Diaconis' rule, with the quartiles of a normal distribution.
        let width = 2.7 * summary.spread() / summary.n.cbrt();
        let arc = summary.mean.map(|mean| Ok((mean, extent(x, mean)?))).transpose()?;
        let (bins, is_whole) = match (arc, x.rounding()) {
            (Some((mean, [low, high])), Some(rounding)) if high - low <= LONGEST_ARC && options.bins.is_none() => {
                (bars::of_classes_on_arc(rounding, mean, [low, high], width), false)
            }
            (_, Some(rounding)) => {
                (bars::of_classes_on_circle(rounding, summary.mean, width, is_compass, options)?, true)
            }
            (Some((mean, [low, high])), None) if high - low <= LONGEST_ARC => {
                (bars::on_arc(mean, [low, high], width, options), false)
            }
            _ => (bars::on_circle(summary.mean, width, is_compass, options), true),
        };
        Ok(Self { bins, units: options.units, is_whole })
    }

    /// Returns the axis, in units.
    pub(crate) fn axis(&self) -> Axis {
        let [from, to] = self.ends();
        let directions = Directions { units: self.units, from, to };
        let step = if self.is_whole { self.units.step_around() } else { directions.step(FRAME[0]) };
        let name = match self.units.plural() {
            Some(_) if self.units.is_clock() => "time of day".into(),
            Some(name) => format!("direction ({name})"),
            None => format!("position in a period of {}", self.units.turn_label()),
        };
        Axis { from, to, ticks: directions.ticks(step), name }
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

/// Returns the least and the largest deviation from the mean, of angles with a weight above 0.
fn extent<F: Float, D: Dimension>(x: &Observations<'_, F, D>, mean: f64) -> Result<[f64; 2]> {
    let union = |[a, b]: [f64; 2], [c, d]: [f64; 2]| [a.min(c), b.max(d)];
    let none = [f64::INFINITY, f64::NEG_INFINITY];
    x.reduce(|lane| {
        let counts = |i: usize| lane.weights.is_none_or(|weights| weights[i] > 0.0);
        let deviation = |i: usize| Pivot::new(mean).deviation(lane.angles[i].to_f64());
        let counted = (0..lane.angles.len()).into_par_iter().filter(|&i| counts(i));
        Ok(counted.map(|i| [deviation(i); 2]).reduce(|| none, union))
    })
}
