//! The unit of labels.

use super::orientation::Orientation;
use crate::error::Result;
use crate::input::condition::Condition;
use std::f64::consts::{PI, TAU};

/// The unit of the labels of a picture. Angles are given in radians whatever the unit.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Units {
    /// Degrees: 360 to a turn.
    #[default]
    Degrees,
    /// Radians: 2π to a turn, labelled as multiples of π/4.
    Radians,
    /// A period: this many units to a turn, such as 7 for the days of a week. A period of 24 is labelled as hours and
    /// minutes of a day.
    ///
    /// From 1e-100 to 1e100; other lengths are refused when a picture is drawn. Labels of periods outside [0.01, 1e5]
    /// have powers of ten.
    Period(f64),
}

impl Units {
    pub(crate) fn check(self) -> Result<()> {
        let holds = |period: f64| (1e-100..=1e100).contains(&period);
        Condition::new("period", "from 1e-100 to 1e100", holds).check(self.turn())
    }

    /// Returns the length of a turn.
    pub(crate) fn turn(self) -> f64 {
        match self {
            Self::Degrees => 360.0,
            Self::Radians => TAU,
            Self::Period(period) => period,
        }
    }

    /// Returns the least direction: directions are given from 0 to a turn, in radians from −π to π.
    pub(crate) fn turn_start(self) -> f64 {
        if self == Self::Radians { -PI } else { 0.0 }
    }

    /// Converts radians to this unit.
    pub(crate) fn convert(self, radians: f64) -> f64 {
        match self {
            Self::Degrees => radians.to_degrees(),
            Self::Radians => radians,
            Self::Period(period) => radians / TAU * period,
        }
    }

    /// Reduces a value to the turn that directions are given in; one that would be printed as its end, with digits to
    /// `precision`, becomes its beginning.
    pub(crate) fn wrap(self, value: f64, precision: f64) -> f64 {
        let inside = (value - self.turn_start()).rem_euclid(self.turn());
        self.turn_start() + if self.turn() - inside < precision { 0.0 } else { inside }
    }

    /// Tells whether labels have powers of ten.
    pub(crate) fn has_powers(self) -> bool {
        !(0.01..=1e5).contains(&self.turn())
    }

    /// Tells whether labels are hours and minutes of a day.
    pub(crate) fn is_clock(self) -> bool {
        self == Self::Period(24.0)
    }

    /// Returns the orientation unless another is chosen: a period runs as a clock does.
    pub(crate) fn orientation(self) -> Orientation {
        if matches!(self, Self::Period(_)) { Orientation::Compass } else { Orientation::Mathematical }
    }

    /// Returns the name of the unit in the plural, if it has one.
    pub(crate) fn plural(self) -> Option<&'static str> {
        match self {
            Self::Degrees => Some("degrees"),
            Self::Radians => Some("radians"),
            Self::Period(_) => self.is_clock().then_some("hours"),
        }
    }

    /// Returns the name of one unit.
    pub(crate) fn singular(self) -> &'static str {
        match self {
            Self::Degrees => "degree",
            Self::Radians => "radian",
            Self::Period(_) if self.is_clock() => "hour",
            Self::Period(_) => "unit",
        }
    }
}
