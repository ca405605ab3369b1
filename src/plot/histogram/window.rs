//! The part of the circle that a histogram shows, and its axis.

use super::bars;
use crate::circular::observations::angles::Observations;
use crate::error::Result;
use crate::plot::canvas::axes::{Axis, multiples};
use crate::plot::canvas::geometry::Size;
use crate::plot::canvas::style::FONT_SIZE;
use crate::plot::counts::Bins;
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
/// Numbers of parts into which ticks may divide the axis of an arc, best first.
const PARTS: [f64; 6] = [8.0, 6.0, 5.0, 4.0, 3.0, 2.0];
/// The gap between the labels of ticks.
const GAP: f64 = 14.0;
/// The size of the frame.
pub(crate) const FRAME: Size = [468.0, 270.0];

/// A part of the circle, divided into bars.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Window {
    pub(crate) bins: Bins,
    units: Units,
    /// Whether labels begin anew after a turn.
    turns: bool,
    is_whole: bool,
}

impl Window {
    pub(crate) fn new<F: Float, D: Dimension>(
        x: &Observations<'_, F, D>,
        summary: &Summary,
        options: &Options,
    ) -> Result<Self> {
        let turns = options.chosen_orientation() == Orientation::Compass;
        // Freedman & Diaconis' rule, with the quartiles of a normal distribution.
        let width = 2.7 * summary.spread() / summary.n.cbrt();
        let arc = summary.mean.map(|mean| Ok((mean, extent(x, mean)?))).transpose()?;
        let (bins, is_whole) = match arc {
            Some((mean, [low, high])) if high - low <= LONGEST_ARC => {
                (bars::on_arc(mean, [low, high], width, options), false)
            }
            _ => (bars::on_circle(summary.mean, width, turns, options), true),
        };
        Ok(Self { bins, units: options.units, turns, is_whole })
    }

    /// Returns the axis, in units.
    pub(crate) fn axis(&self) -> Axis {
        let [from, to] = self.ends();
        let name = match self.units.plural() {
            Some(_) if self.units.is_clock() => "time of day".into(),
            Some(name) => format!("direction ({name})"),
            None => format!("position in a period of {}", self.units.turn()),
        };
        Axis { from, to, ticks: self.ticks(self.step()), name }
    }

    fn ends(&self) -> [f64; 2] {
        let half = 0.5 * self.bins.width * self.bins.number as f64;
        [-half, half].map(|end| self.units.convert(self.bins.centre + end))
    }

    /// Returns the step between ticks: on an arc, the least of a few whose labels are clear of each other.
    fn step(&self) -> f64 {
        if self.is_whole {
            return self.units.step_around();
        }
        let [from, to] = self.ends();
        let steps = PARTS.map(|parts| self.units.step((to - from) / parts));
        steps.into_iter().find(|&step| self.has_room(step)).unwrap_or(steps[PARTS.len() - 1])
    }

    /// Tells whether labels a step apart are clear of each other.
    fn has_room(&self, step: f64) -> bool {
        let [from, to] = self.ends();
        let longest = self.ticks(step).iter().map(|tick| tick.1.chars().count()).max();
        let width = 0.62 * FONT_SIZE * longest.unwrap_or_default() as f64 + GAP;
        width <= step / (to - from) * FRAME[0]
    }

    /// Returns the multiples of a step on the axis, and their labels.
    fn ticks(&self, step: f64) -> Vec<(f64, String)> {
        if self.turns {
            return self.ticks_of_turns(step);
        }
        let [from, to] = self.ends();
        multiples(from, to, step).map(|value| (value, self.units.tick_label(value, step))).collect()
    }

    /// Returns ticks that begin anew after each turn, without a last one that would be too near to the next turn.
    fn ticks_of_turns(&self, step: f64) -> Vec<(f64, String)> {
        let [from, to] = self.ends();
        let (turn, slack) = (self.units.turn(), 1e-9 * (to - from));
        let mut ticks = Vec::new();
        for begin in [(from / turn).floor() * turn, (from / turn).floor() * turn + turn] {
            let first = ((from - slack - begin) / step).ceil().max(0.0);
            let last = ((to + slack - begin) / step).floor().min((turn / step - 0.6).ceil() - 1.0);
            let number = (last - first + 1.0).clamp(0.0, 100.0) as usize;
            let values = (0..number).map(|i| (first + i as f64) * step);
            ticks.extend(values.map(|value| (begin + value, self.units.tick_label(value, step))));
        }
        ticks
    }

    /// Returns the value of an angle on the axis.
    pub(crate) fn value(&self, angle: f64) -> f64 {
        self.units.convert(self.bins.centre) + self.units.convert(Pivot::new(self.bins.centre).deviation(angle))
    }

    /// Returns the beginning, in units, of the turn in which the legend gives directions.
    pub(crate) fn turn_start(&self) -> f64 {
        if self.turns { 0.0 } else { self.ends()[0] }
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
