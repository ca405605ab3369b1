//! Which part of the circle a histogram shows, and in how many bars.

use crate::circular::observations::angles::Observations;
use crate::error::Result;
use crate::plot::canvas::axes::{Axis, multiples};
use crate::plot::canvas::style::SIZE;
use crate::plot::canvas::svg::Point;
use crate::plot::counts::Bins;
use crate::plot::options::Options;
use crate::plot::summary::Summary;
use crate::plot::units::{Orientation, Units};
use crate::scalar::float::Float;
use crate::special::pivot::Pivot;
use ndarray::Dimension;
use rayon::prelude::*;
use std::f64::consts::{FRAC_PI_2, PI, TAU};

/// Bars that a circle may have without being told.
const BARS: [usize; 8] = [8, 12, 24, 36, 72, 120, 180, 360];
/// Angles within this arc are drawn without the rest of the circle; an arc is at least the shortest.
const ARC: f64 = TAU / 3.0;
const SHORTEST: f64 = 1e-9;

/// Parts into which ticks divide a short axis, as many as their numbers leave room for, with this gap between.
const PARTS: [f64; 6] = [8.0, 6.0, 5.0, 4.0, 3.0, 2.0];
const GAP: f64 = 14.0;
/// The size of the frame.
pub(crate) const FRAME: Point = [468.0, 270.0];

/// A part of the circle, in bars.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Window {
    pub(crate) bins: Bins,
    units: Units,
    /// Whether labels begin anew after a turn.
    turns: bool,
    whole: bool,
}

impl Window {
    pub(crate) fn of<F: Float, D: Dimension>(
        x: &Observations<'_, F, D>,
        summary: &Summary,
        options: &Options,
    ) -> Result<Self> {
        let turns = options.orientation() == Orientation::Compass;
        let bar = 2.7 * summary.spread() / summary.n.cbrt(); // Freedman & Diaconis' rule, for quartiles of a normal distribution
        let arc = summary.mean.map(|mean| Ok((mean, reach(x, mean)?))).transpose()?;
        let (bins, whole) = match arc {
            Some((mean, [low, high])) if high - low <= ARC => (part(mean, [low, high], bar, options), false),
            _ => (circle(summary.mean, bar, turns, options), true),
        };
        Ok(Self { bins, units: options.units, turns, whole })
    }

    /// The axis, in units.
    pub(crate) fn axis(&self) -> Axis {
        let half = 0.5 * self.bins.width * self.bins.number as f64;
        let [from, to] = [-half, half].map(|end| self.units.of_radians(self.bins.centre + end));
        let name = match self.units.name() {
            Some(_) if self.units.is_clock() => "time of day".into(),
            Some(name) => format!("direction ({name})"),
            None => format!("place in a period of {}", self.units.turn()),
        };
        let axis = |step| Axis { from, to, ticks: self.ticks(from, to, step), name };
        if self.whole {
            return axis(self.units.part());
        }
        let steps = PARTS.map(|parts| self.units.step((to - from) / parts));
        axis(steps.into_iter().find(|&step| self.have_room(from, to, step)).unwrap_or(steps[PARTS.len() - 1]))
    }

    /// Whether numbers a step apart are clear of each other.
    fn have_room(&self, from: f64, to: f64, step: f64) -> bool {
        let longest = self.ticks(from, to, step).iter().map(|tick| tick.1.chars().count()).max();
        let wide = 0.62 * SIZE * longest.unwrap_or_default() as f64 + GAP;
        wide <= step / (to - from) * FRAME[0]
    }

    /// Multiples of a step, named as the axis names them.
    fn ticks(&self, from: f64, to: f64, step: f64) -> Vec<(f64, String)> {
        if self.turns {
            return self.ticks_of_turns(from, to, step);
        }
        multiples(from, to, step).map(|value| (value, self.units.tick(value, step))).collect()
    }

    /// Ticks that begin anew after each turn; the last of a turn may lie too near to its end.
    fn ticks_of_turns(&self, from: f64, to: f64, step: f64) -> Vec<(f64, String)> {
        let (turn, slack) = (self.units.turn(), 1e-9 * (to - from));
        let mut ticks = Vec::new();
        for begin in [(from / turn).floor() * turn, (from / turn).floor() * turn + turn] {
            let first = ((from - slack - begin) / step).ceil().max(0.0);
            let last = ((to + slack - begin) / step).floor().min((turn / step - 0.6).ceil() - 1.0);
            let number = (last - first + 1.0).clamp(0.0, 100.0) as usize;
            let values = (0..number).map(|i| (first + i as f64) * step);
            ticks.extend(values.map(|value| (begin + value, self.units.tick(value, step))));
        }
        ticks
    }

    /// Where an angle is on the axis.
    pub(crate) fn value(&self, angle: f64) -> f64 {
        self.units.of_radians(self.bins.centre) + self.units.of_radians(Pivot::new(self.bins.centre).deviation(angle))
    }

    /// Where the turn begins in which the legend names directions.
    pub(crate) fn turn_from(&self) -> f64 {
        if self.turns { 0.0 } else { self.axis().from }
    }
}

/// The least and the largest deviation from the mean of angles that have a weight.
fn reach<F: Float, D: Dimension>(x: &Observations<'_, F, D>, mean: f64) -> Result<[f64; 2]> {
    let around = |[a, b]: [f64; 2], [c, d]: [f64; 2]| [a.min(c), b.max(d)];
    let none = [f64::INFINITY, f64::NEG_INFINITY];
    x.reduce(|lane| {
        let weighs = |i: usize| lane.weights.is_none_or(|weights| weights[i] > F::zero());
        let deviation = |i: usize| Pivot::new(mean).deviation(lane.angles[i].to_f64());
        let inside = (0..lane.angles.len()).into_par_iter().filter(|&i| weighs(i));
        Ok(inside.map(|i| [deviation(i); 2]).reduce(|| none, around))
    })
}

/// An arc with the angles in it, in bars that begin at round numbers unless their number is given.
fn part(mean: f64, [low, high]: [f64; 2], bar: f64, options: &Options) -> Bins {
    let (units, span) = (options.units, (high - low).max(SHORTEST));
    let radian = units.of_radians(1.0);
    if let (Some(number), true) = (options.bins, high > low) {
        return Bins { centre: mean + 0.5 * (low + high), width: 1.04 * span / number as f64, number };
    }
    let bar = if high > low { bar.clamp(span / 60.0, span / 4.0) } else { TAU / 360.0 };
    let width = units.step(0.75 * radian * bar);
    let [first, last] = [low, high].map(|end| (radian * (mean + end) / width + 1e-6).floor());
    let (first, number) = (first - 1.0, (last - first + 3.0).clamp(3.0, 200.0));
    let centre = (first + 0.5 * number) * width / radian;
    match options.bins {
        Some(given) => Bins { centre, width: number * width / radian / given as f64, number: given },
        None => Bins { centre, width: width / radian, number: number as usize },
    }
}

/// The circle, cut far from the mean direction.
fn circle(mean: Option<f64>, bar: f64, turns: bool, options: &Options) -> Bins {
    let enough = |bars: &usize| *bars as f64 * bar >= TAU;
    let number = options.bins.unwrap_or_else(|| BARS.into_iter().find(enough).unwrap_or(BARS[7]));
    let centre = match mean {
        None if turns => PI,
        None => 0.0,
        Some(mean) if turns => (mean / FRAC_PI_2).round() * FRAC_PI_2,
        Some(mean) => {
            if mean.cos() >= 0.0 {
                0.0
            } else {
                PI
            }
        }
    };
    Bins::circle(centre - PI, number)
}
