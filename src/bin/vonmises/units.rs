//! The units of angles that come in and go out.

use clap::Args;
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
    pub(crate) fn direction(self, angle: f64) -> f64 {
        if self.is_radians() { angle } else { self.to_radians(angle % self.turn()) }
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
}

fn positive(text: &str) -> Result<f64, String> {
    match text.parse::<f64>() {
        Ok(value) if value > 0.0 && value.is_finite() => Ok(value),
        _ => Err("must be a positive number".to_owned()),
    }
}
