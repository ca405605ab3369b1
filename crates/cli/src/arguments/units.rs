//! The units of angles that come in and go out.

use clap::Args;
use serde::Serialize;
use std::f64::consts::TAU;

/// Units of angles: radians unless one of these is given.
#[derive(Args, Clone, Copy, Debug)]
#[group(multiple = false)]
pub(crate) struct Units {
    /// Angles are degrees, in and out.
    #[arg(long)]
    degrees: bool,
    /// Angles are parts of a cycle of this length, in and out: 24 for hours of a day, 12 for months.
    #[arg(long, value_name = "P", value_parser = positive)]
    period: Option<f64>,
}

/// The units as JSON says them.
#[derive(Clone, Copy, Debug, Serialize)]
pub(crate) struct Named {
    /// `radians`, `degrees` or `period`.
    units: &'static str,
    /// How much a whole turn is.
    turn: f64,
}

impl Units {
    /// How much a whole turn is.
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

    /// An angle of these units in radians; radians stay as they are.
    pub(crate) fn to_radians(self, angle: f64) -> f64 {
        if self.is_radians() { angle } else { angle / self.turn() * TAU }
    }

    /// The direction of an angle of these units in radians: whole turns are taken off first, which loses nothing.
    pub(crate) fn direction_to_radians(self, angle: f64) -> f64 {
        self.to_radians(self.centred(angle))
    }

    /// Radians in these units.
    pub(crate) fn of_radians(self, angle: f64) -> f64 {
        if self.is_radians() { angle } else { angle / TAU * self.turn() }
    }

    /// What to write behind a number.
    pub(crate) fn symbol(self) -> &'static str {
        match self {
            Self { degrees: true, .. } => "°",
            Self { period: Some(_), .. } => "",
            _ => " rad",
        }
    }

    /// The same direction within half a turn of 0, in (−turn/2, turn/2]: exactly, so that 10 and 370 degrees are equal.
    /// Radians stay as they are, since no float is a turn of theirs.
    pub(crate) fn centred(self, angle: f64) -> f64 {
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

    /// A direction in radians as it is reported: from 0 to a turn, or in radians from −π to π.
    pub(crate) fn reported(self, angle: f64) -> f64 {
        let given = self.of_radians(angle);
        if self.is_radians() || given >= 0.0 {
            return given;
        }
        let turned = given + self.turn();
        if turned < self.turn() { turned } else { 0.0 }
    }

    /// ln(turn / 2π), which a log density loses and an entropy gains in these units.
    pub(crate) fn log_scale(self) -> f64 {
        if self.is_radians() { 0.0 } else { (self.turn() / TAU).ln() }
    }

    /// The units in a sentence.
    pub(crate) fn plural(self) -> String {
        match self {
            Self { degrees: true, .. } => "degrees".to_owned(),
            Self { period: Some(period), .. } => format!("parts of {period}"),
            _ => "radians".to_owned(),
        }
    }

    /// The unit that a density is per.
    pub(crate) fn singular(self) -> &'static str {
        match self {
            Self { degrees: true, .. } => "degree",
            Self { period: Some(_), .. } => "unit",
            _ => "radian",
        }
    }

    pub(crate) fn named(self) -> Named {
        let units = match self {
            Self { degrees: true, .. } => "degrees",
            Self { period: Some(_), .. } => "period",
            _ => "radians",
        };
        Named { units, turn: self.turn() }
    }
}

fn positive(text: &str) -> Result<f64, String> {
    match text.parse::<f64>() {
        Ok(value) if value > 0.0 && value.is_finite() => Ok(value),
        _ => Err("must be a positive number".to_owned()),
    }
}
