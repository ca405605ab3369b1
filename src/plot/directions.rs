//! Straight axes of directions, whose labels begin anew where the axis passes the beginning of a turn.

use super::canvas::axes::{Axis, multiples};
use super::canvas::letters::Letters;
use super::units::Units;

/// Numbers of parts into which ticks may divide an axis, best first.
const PARTS: [f64; 8] = [8.0, 6.0, 5.0, 4.0, 3.0, 2.0, 1.5, 1.0];
/// The least distance between ticks at the beginning of a turn, in steps: a turn need not be a number of steps.
const LEAST: f64 = 0.6;

/// The ends of an axis no longer than two turns, in units; they may lie outside the turn that labels are in.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Directions {
    pub(crate) units: Units,
    pub(crate) from: f64,
    pub(crate) to: f64,
}

impl Directions {
    /// Returns a round step between ticks: the least of a few whose labels are clear of each other on an axis that is
    /// `length` pixels long.
    pub(crate) fn step(&self, letters: &Letters, length: f64) -> f64 {
        let Self { units, from, to } = *self;
        let steps = PARTS.map(|parts| units.step((to - from) / parts));
        let axis = |step: f64| Axis { from, to, ticks: self.ticks(step), name: String::new() };
        let clear = steps.into_iter().find(|&step| axis(step).has_room(letters, length));
        clear.unwrap_or(2.0 * (to - from)) // no more than one tick
    }

    /// Returns ticks where directions are multiples of a step, and their labels. An axis inside one turn, ends
    /// included, is labelled up to its end; otherwise a tick too near to the first of the next turn is left out.
    pub(crate) fn ticks(&self, step: f64) -> Vec<(f64, String)> {
        let Self { units, from, to } = *self;
        let (start, turn, slack) = (units.turn_start(), units.turn(), 1e-9 * (to - from));
        let turns = ((from + slack - start) / turn).floor();
        let first = (start / step - 1e-9).ceil() * step;
        let is_inside = to - turns * turn <= start + turn + slack;
        let last = if is_inside { start + turn } else { first + turn - LEAST * step };
        let mut ticks = Vec::new();
        for offset in [0.0, 1.0, 2.0].map(|further| (turns + further) * turn) {
            let directions = multiples((from - offset).max(start), (to - offset).min(last), step);
            ticks.extend(directions.map(|value| (offset + value, units.tick_label(value, step))));
            if is_inside {
                break;
            }
        }
        ticks
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::f64::consts::PI;

    fn labels(units: Units, from: f64, to: f64, step: f64) -> Vec<String> {
        Directions { units, from, to }.ticks(step).into_iter().map(|tick| tick.1).collect()
    }

    #[test]
    fn labels_are_from_zero_to_a_turn_and_radians_from_minus_pi() {
        assert_eq!(labels(Units::Degrees, -96.0, -82.0, 5.0), ["265", "270", "275"]);
        assert_eq!(labels(Units::Degrees, -10.0, 10.0, 5.0), ["350", "355", "0", "5", "10"]);
        assert_eq!(labels(Units::Degrees, 0.0, 360.0, 90.0), ["0", "90", "180", "270", "360"]);
        assert_eq!(labels(Units::Degrees, -180.0, 180.0, 90.0), ["180", "270", "0", "90", "180"]);
        assert_eq!(labels(Units::Degrees, 710.0, 730.0, 10.0), ["350", "0", "10"]);
        assert_eq!(labels(Units::Period(7.0), -3.0, 4.0, 2.0), ["4", "0", "2", "4"]);
        assert_eq!(labels(Units::Radians, -PI, PI, PI / 2.0), ["−π", "−π/2", "0", "π/2", "π"]);
        assert_eq!(labels(Units::Radians, 0.0, 2.0 * PI, PI / 2.0), ["0", "π/2", "−π", "−π/2", "0"]);
        assert_eq!(labels(Units::Radians, 2.9, 3.5, 0.1), ["2.9", "3.0", "3.1", "−3.1", "−3.0", "−2.9", "−2.8"]);
    }
}
