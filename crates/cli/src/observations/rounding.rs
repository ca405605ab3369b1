//! The grid that angles were rounded to: given, or found in the angles.

use crate::arguments::step::Wanted;
use crate::arguments::units::Units;
use ndarray::{Array1, ArrayD};
use serde::Serialize;
use std::f64::consts::TAU;
use vonmises::circular::Rounding;

/// Fewest angles that show a step: seven on every second class of a finer grid are chance in 1 of 128 cases.
const FEWEST: usize = 7;
/// How many angles are looked at for equal ones.
const LOOKED_AT: usize = 10_000;
/// Largest distance from the grid, in steps and in turns: that of decimals that were cut off.
const NEAR: f64 = 0.01;
const NEAR_TURNS: f64 = 2e-5;
/// Usual numbers of classes of a circle and of a day.
const CLASSES: [usize; 29] = [
    4, 8, 12, 16, 18, 24, 32, 36, 48, 64, 72, 90, 96, 120, 144, 180, 240, 288, 360, 720, 1440, 1800, 3600, 7200,
    14_400, 18_000, 36_000, 72_000, 86_400,
];
/// Usual steps in the units of the angles, times powers of ten.
const STEPS: [f64; 4] = [1.0, 2.0, 2.5, 5.0];

/// A rounding, and how it is known.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Grid {
    pub(crate) rounding: Rounding,
    /// Whether it was found in the angles.
    pub(crate) is_found: bool,
}

/// A grid in JSON, in the units of the angles.
#[derive(Clone, Copy, Debug, Serialize)]
pub(crate) struct GridFields {
    step: f64,
    offset: f64,
    /// `found` or `given`.
    origin: &'static str,
}

impl Grid {
    /// Returns the grid of angles in radians, of which NaN is a gap; `counted` is the number of angles if they have
    /// counts or weights, and so are tied.
    pub(crate) fn new(angles: &ArrayD<f64>, counted: Option<f64>, wanted: Wanted, units: Units) -> Option<Self> {
        let turns = || angles.iter().filter(|angle| !angle.is_nan()).map(|angle| (angle / TAU).rem_euclid(1.0));
        match wanted {
            Wanted::Nothing => None,
            Wanted::Found => {
                let shows = counted.map_or_else(|| has_ties(turns().take(LOOKED_AT)), |n| n >= FEWEST as f64);
                Some(Self { rounding: if shows { find(turns, units)? } else { return None }, is_found: true })
            }
            Wanted::Given(rounding, offset) => {
                let offset = offset.unwrap_or_else(|| common_offset(turns, rounding));
                Some(Self { rounding: rounding.with_offset(offset).ok()?, is_found: false })
            }
        }
    }

    /// Returns the fields for JSON.
    pub(crate) fn fields(self, units: Units) -> GridFields {
        let origin = if self.is_found { "found" } else { "given" };
        let step = units.turn() / self.rounding.classes() as f64;
        // The offset is printed as it would be typed: below a step, and without what conversion to radians rounded.
        let steps = units.convert_direction(self.rounding.offset()) / step;
        GridFields { step, offset: ((steps * 1e6).round() / 1e6).rem_euclid(1.0) * step, origin }
    }

    /// Returns the words for a title: "in steps of 10°".
    pub(crate) fn phrase(self, units: Units) -> String {
        let GridFields { step, offset, .. } = self.fields(units);
        let from = if offset == 0.0 { String::new() } else { format!(" from {}", Number(offset)) };
        let found = if self.is_found { " (found; --step none if they were not rounded)" } else { "" };
        format!("in steps of {}{}{from}{found}", Number(step), units.symbol())
    }

    /// Returns the step as it is printed.
    pub(crate) fn step_text(self, units: Units) -> String {
        Number(self.fields(units).step).to_string()
    }
}

/// A number with at most six significant decimals.
struct Number(f64);

impl std::fmt::Display for Number {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let text = format!("{:.6}", self.0);
        formatter.write_str(text.trim_end_matches('0').trim_end_matches('.'))
    }
}

/// Returns the share of angles, of the first thousands, that equal another one; none of them is missing.
pub(crate) fn tied_share(angles: &Array1<f64>) -> f64 {
    let mut sorted: Vec<_> = angles.iter().copied().take(LOOKED_AT).collect();
    sorted.sort_unstable_by(f64::total_cmp);
    let tied = sorted.windows(2).filter(|pair| pair[0] == pair[1]).count();
    tied as f64 / sorted.len().max(1) as f64
}

/// Finds the coarsest usual grid on which all angles lie, given as parts of a turn.
fn find<T: Iterator<Item = f64>>(turns: impl Fn() -> T, units: Units) -> Option<Rounding> {
    let lie_on = |classes: usize, offset: f64| {
        let position = |turn: f64| turn * classes as f64 - offset;
        let near = NEAR.min(NEAR_TURNS * classes as f64);
        // Angles on a single point of a grid show no step.
        let points = || turns().map(|turn| (position(turn).round() as i64).rem_euclid(classes as i64));
        turns().all(|turn| from_grid(position(turn)) <= near) && points().min() < points().max()
    };
    for classes in candidates(units) {
        for offset in [0.0, 0.5] {
            if lie_on(classes, offset) {
                return Rounding::from_classes(classes).ok()?.with_offset(offset * TAU / classes as f64).ok();
            }
        }
    }
    None
}

/// Returns the distance of a position from the nearest grid point, in steps.
fn from_grid(position: f64) -> f64 {
    (position - position.round()).abs()
}

/// Returns whether there are enough angles, and some of them equal.
fn has_ties(turns: impl Iterator<Item = f64>) -> bool {
    let mut sorted: Vec<_> = turns.collect();
    sorted.sort_unstable_by(f64::total_cmp);
    sorted.len() >= FEWEST && sorted.windows(2).any(|pair| pair[1] - pair[0] <= 4.0 * f64::EPSILON)
}

/// Returns numbers of classes, ascending: usual ones, and those of usual steps in the units of the angles.
fn candidates(units: Units) -> Vec<usize> {
    let mut candidates = CLASSES.to_vec();
    for step in (-4..=3).flat_map(|power| STEPS.map(|step| step * 10_f64.powi(power))) {
        let classes = units.turn() / step;
        if (2.5..=1e5).contains(&classes) && from_grid(classes) <= 1e-9 * classes {
            candidates.push(classes.round() as usize);
        }
    }
    candidates.sort_unstable();
    candidates.dedup();
    candidates
}

/// Returns the offset that all angles have from the multiples of the step, 0 if they have none in common.
fn common_offset<T: Iterator<Item = f64>>(turns: impl Fn() -> T, rounding: Rounding) -> f64 {
    let position = |turn: f64| turn * rounding.classes() as f64;
    let Some(first) = turns().next().map(|turn| position(turn) - position(turn).round()) else { return 0.0 };
    let first = if first.abs() <= NEAR { 0.0 } else { first };
    let agree = turns().all(|turn| from_grid(position(turn) - first) <= NEAR);
    if agree { first * rounding.step() } else { 0.0 }
}
