//! What labels are in, and which way angles run.

use super::canvas::numbers::{decimals, fixed, round_step, short, significant};
use super::canvas::svg::Point;
use crate::error::Result;
use crate::input::condition::Condition;
use std::f64::consts::{PI, TAU};

/// The unit of labels. Angles are given in radians whatever it is.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Units {
    /// 360 to the circle.
    #[default]
    Degrees,
    /// 2π to the circle, labelled in parts of π.
    Radians,
    /// This many to the circle: 24 for the hours of a day, which are labelled as a clock's, 7 for the days of a week.
    ///
    /// From 0.01 to 100,000; other lengths are refused when a picture is drawn.
    Period(f64),
}

/// Where zero is, and which way angles grow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Orientation {
    /// Zero at the right, counter-clockwise.
    Mathematical,
    /// Zero at the top, clockwise: a compass, whose degrees a rose names N, NE, E and so on, or a clock's face.
    Compass,
}

impl Orientation {
    /// The place at that angle and distance from the centre.
    pub(crate) fn place(self, [x, y]: Point, angle: f64, distance: f64) -> Point {
        let (sine, cosine) = angle.sin_cos();
        match self {
            Self::Mathematical => [x + distance * cosine, y - distance * sine],
            Self::Compass => [x + distance * sine, y - distance * cosine],
        }
    }

    /// The angle at that angle from the top, clockwise.
    pub(crate) fn angle_of(self, from_top: f64) -> f64 {
        match self {
            Self::Mathematical => PI / 2.0 - from_top,
            Self::Compass => from_top,
        }
    }
}

/// Steps between ticks, longest last, where those of 1, 2 and 5 are not what one divides by.
const DEGREES: [f64; 6] = [10.0, 15.0, 30.0, 45.0, 90.0, 180.0];
const RADIANS: [f64; 3] = [PI / 4.0, PI / 2.0, PI];
const MINUTES: [f64; 6] = [1.0, 2.0, 5.0, 10.0, 15.0, 30.0];
const HOURS: [f64; 5] = [1.0, 2.0, 3.0, 6.0, 12.0];
/// Parts into which a circle of any period may be divided, best first, and the digits that a part may begin with.
const PARTS: [f64; 8] = [8.0, 12.0, 6.0, 7.0, 10.0, 5.0, 9.0, 4.0];
const DIGITS: [f64; 8] = [1.0, 1.8, 2.0, 2.5, 3.0, 4.5, 5.0, 6.0];

impl Units {
    pub(crate) fn check(self) -> Result<()> {
        let holds = |period: f64| (0.01..=1e5).contains(&period);
        Condition::new("period", "from 0.01 to 100000", holds).check(0, self.turn())
    }

    /// The whole circle.
    pub(crate) fn turn(self) -> f64 {
        match self {
            Self::Degrees => 360.0,
            Self::Radians => TAU,
            Self::Period(period) => period,
        }
    }

    pub(crate) fn of_radians(self, angle: f64) -> f64 {
        match self {
            Self::Degrees => angle.to_degrees(),
            Self::Radians => angle,
            Self::Period(period) => angle / TAU * period,
        }
    }

    pub(crate) fn is_clock(self) -> bool {
        self == Self::Period(24.0)
    }

    /// A clock and a compass run alike; everything else is as in mathematics.
    pub(crate) fn orientation(self) -> Orientation {
        if matches!(self, Self::Period(_)) { Orientation::Compass } else { Orientation::Mathematical }
    }

    /// The word for the unit, in the plural, if it has one.
    pub(crate) fn name(self) -> Option<&'static str> {
        match self {
            Self::Degrees => Some("degrees"),
            Self::Radians => Some("radians"),
            Self::Period(_) => self.is_clock().then_some("hours"),
        }
    }

    /// The word for one of them.
    pub(crate) fn one(self) -> &'static str {
        match self {
            Self::Degrees => "degree",
            Self::Radians => "radian",
            Self::Period(_) => {
                if self.is_clock() {
                    "hour"
                } else {
                    "unit"
                }
            }
        }
    }

    /// A step between ticks that is at least that long, or little less.
    pub(crate) fn step(self, at_least: f64) -> f64 {
        let first = |steps: &[f64]| steps.iter().copied().find(|&step| step >= at_least * (1.0 - 1e-9));
        let round = round_step(at_least);
        match self {
            Self::Degrees if at_least > 5.0 => first(&DEGREES).unwrap_or(round),
            Self::Radians if at_least > 0.5 => first(&RADIANS).unwrap_or(round),
            Self::Period(_) if self.is_clock() && at_least > 0.5 / 60.0 => {
                first(&MINUTES.map(|minutes| minutes / 60.0)).or_else(|| first(&HOURS)).unwrap_or(round)
            }
            _ => round,
        }
    }

    /// The step between labels around a whole circle.
    pub(crate) fn part(self) -> f64 {
        let turn = self.turn();
        if self == Self::Radians {
            return PI / 4.0;
        }
        let begins_well = |part: &f64| {
            let digits = part / 10_f64.powf(part.log10().floor());
            DIGITS.iter().any(|digit| (digits - digit).abs() < 1e-9)
        };
        PARTS.map(|parts| turn / parts).into_iter().find(begins_well).unwrap_or_else(|| round_step(turn / 8.0))
    }

    /// A tick's label, of those a step apart.
    pub(crate) fn tick(self, value: f64, step: f64) -> String {
        match self {
            Self::Radians if step > 0.7 => parts_of_pi(value),
            Self::Period(_) if self.is_clock() => clock(value),
            _ => fixed(value, decimals(step)),
        }
    }

    /// The width of a petal or bar, given in radians, in a sentence.
    pub(crate) fn width(self, radians: f64) -> String {
        let width = self.of_radians(radians);
        let number = short(width);
        if self.is_clock() && width < 1.0 {
            return short(60.0 * width) + " min";
        }
        match self.name() {
            Some(_) if self == Self::Degrees => number + "°",
            Some(_) if self == Self::Radians => significant(width, 3) + " rad",
            Some(_) if number == "1" => format!("1 {}", self.one()),
            Some(name) => format!("{number} {name}"),
            None => number,
        }
    }

    /// An angle in a sentence, with digits to a hundredth of that spread, or few where there is none.
    pub(crate) fn phrase(self, value: f64, spread: f64) -> String {
        let sign = if self == Self::Degrees { "°" } else { "" };
        let least = if self == Self::Radians { 2.0 } else { 1.0 };
        if self.is_clock() && (spread > 0.25 || spread == 0.0) {
            return clock(value);
        }
        if self.is_clock() && spread > 0.005 {
            let seconds = (value * 3600.0).round();
            return format!("{}:{:02.0}", clock((seconds / 60.0).floor() / 60.0), seconds.rem_euclid(60.0));
        }
        let needed = if spread > 0.0 { (1.5 - spread.log10()).ceil() } else { least };
        let decimals = needed.clamp(least, 12.0);
        fixed(value, decimals as usize) + sign
    }

    /// The value within [0, turn), where what would be printed as a turn is 0.
    pub(crate) fn wrapped(self, value: f64, step: f64) -> f64 {
        let inside = value.rem_euclid(self.turn());
        if self.turn() - inside < 1e-3 * step { 0.0 } else { inside }
    }
}

/// A multiple of π/4.
fn parts_of_pi(value: f64) -> String {
    let quarters = (value / (PI / 4.0)).round() as i64;
    let (over, under) = match quarters % 4 {
        0 => (quarters / 4, ""),
        2 | -2 => (quarters / 2, "/2"),
        _ => (quarters, "/4"),
    };
    let sign = if over < 0 { "−" } else { "" };
    match over.abs() {
        0 => "0".into(),
        1 => format!("{sign}π{under}"),
        over => format!("{sign}{over}π{under}"),
    }
}

/// Hours and minutes of a day.
fn clock(hours: f64) -> String {
    let minutes = ((hours * 60.0).round() as i64).rem_euclid(24 * 60);
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

/// The points of the compass.
pub(crate) const WINDS: [&str; 8] = ["N", "NE", "E", "SE", "S", "SW", "W", "NW"];
