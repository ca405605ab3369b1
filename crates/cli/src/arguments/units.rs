//! `--degrees` and `--period`: the units of angles, in and out.

use clap::Args;
use serde::Serialize;
use std::f64::consts::TAU;

/// Units of angles: radians unless an option says otherwise.
#[derive(Args, Clone, Copy, Debug)]
#[group(multiple = false)]
pub(crate) struct Units {
    /// Angles are in degrees, in and out.
    #[arg(long)]
    degrees: bool,
    /// Angles are parts of a cycle of length P, in and out: 24 for hours of the day, 12 for months, 180 for axes in
    /// degrees, whose two ends are one direction (axial data).
    #[arg(long, value_name = "P", value_parser = parse_positive)]
    period: Option<f64>,
}

/// Fields of JSON output that state the units.
#[derive(Clone, Copy, Debug, Serialize)]
pub(crate) struct UnitsFields {
    /// `radians`, `degrees` or `period`.
    units: &'static str,
    /// Length of a whole turn.
    turn: f64,
}

/// Directions within this part of a turn of 0 are 0.
const ROUNDING: f64 = 1e-16;

impl Units {
    /// Returns the length of a whole turn.
    pub(crate) fn turn(self) -> f64 {
        match self {
            Self { degrees: true, .. } => 360.0,
            Self { period: Some(period), .. } => period,
            _ => TAU,
        }
    }

    pub(crate) fn is_radians(self) -> bool {
        !self.degrees && self.period.is_none()
    }

    /// Returns whether a turn has 360 parts.
    pub(crate) fn are_degrees(self) -> bool {
        self.turn() == 360.0
    }

    /// Returns the length of a day, if a turn is one: in hours, minutes, seconds or days.
    pub(crate) fn day(self) -> Option<f64> {
        self.period.filter(|period| [24.0, 1440.0, 86_400.0, 1.0].contains(period))
    }

    /// Converts an angle in these units to radians; radians stay as they are.
    pub(crate) fn to_radians(self, angle: f64) -> f64 {
        if self.is_radians() { angle } else { angle / self.turn() * TAU }
    }

    /// Converts a direction in these units to radians; whole turns are removed first, which is exact.
    pub(crate) fn direction_to_radians(self, angle: f64) -> f64 {
        self.to_radians(self.without_turns(angle))
    }

    /// Converts an angle in radians to these units.
    pub(crate) fn convert_radians(self, angle: f64) -> f64 {
        if self.is_radians() { angle } else { angle / TAU * self.turn() }
    }

    /// Converts a direction in radians to these units, from 0 to a turn; in radians from −π to π.
    pub(crate) fn convert_direction(self, angle: f64) -> f64 {
        let converted = self.convert_radians(angle);
        if !self.is_radians() && converted.abs() < ROUNDING * self.turn() {
            return 0.0; // what sums of rounded sines leave
        }
        if self.is_radians() || converted >= 0.0 {
            return converted;
        }
        let turned = converted + self.turn();
        if turned < self.turn() { turned } else { 0.0 }
    }

    /// Returns the same direction in (−turn/2, turn/2]. This is exact, so that 10 and 370 degrees become equal.
    /// Radians stay as they are, since no float is a whole turn.
    pub(crate) fn without_turns(self, angle: f64) -> f64 {
        if self.is_radians() {
            return angle;
        }
        let (turn, rest) = (self.turn(), angle % self.turn());
        match () {
            () if rest > 0.5 * turn => rest - turn,
            () if rest <= -0.5 * turn => rest + turn,
            () => rest,
        }
    }

    /// Returns ln(turn / 2π), which converts to these units: subtract it from a log density, add it to an entropy.
    pub(crate) fn log_scale(self) -> f64 {
        if self.is_radians() { 0.0 } else { (self.turn() / TAU).ln() }
    }

    /// Returns the symbol that follows a number.
    pub(crate) fn symbol(self) -> &'static str {
        match self {
            Self { degrees: true, .. } => "°",
            Self { period: Some(_), .. } => "",
            _ => " rad",
        }
    }

    /// Returns the name of the units in a sentence.
    pub(crate) fn plural(self) -> String {
        match self {
            Self { degrees: true, .. } => "degrees".to_owned(),
            Self { period: Some(period), .. } => format!("parts of {period}"),
            _ => "radians".to_owned(),
        }
    }

    /// Returns the name of the unit that densities are per.
    pub(crate) fn singular(self) -> &'static str {
        match self {
            Self { degrees: true, .. } => "degree",
            Self { period: Some(_), .. } => "unit",
            _ => "radian",
        }
    }

    /// Returns the fields for JSON output.
    pub(crate) fn fields(self) -> UnitsFields {
        let units = match self {
            Self { degrees: true, .. } => "degrees",
            Self { period: Some(_), .. } => "period",
            _ => "radians",
        };
        UnitsFields { units, turn: self.turn() }
    }
}

fn parse_positive(text: &str) -> Result<f64, String> {
    match text.parse::<f64>() {
        Ok(value) if value > 0.0 && value.is_finite() => Ok(value),
        _ => Err("must be a positive number".to_owned()),
    }
}
