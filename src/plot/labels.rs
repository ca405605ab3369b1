//! Angles, widths and ticks as text.

use super::canvas::numbers::{decimals, fixed, short, significant};
use super::units::Units;
use std::f64::consts::PI;

impl Units {
    /// Formats the label of a tick, given the step between ticks.
    pub(crate) fn tick_label(self, value: f64, step: f64) -> String {
        match self {
            Self::Radians if step > 0.7 => multiple_of_pi(value),
            Self::Period(_) if self.is_clock() => clock(value),
            _ if self.has_powers() => significant(value, digits_to(value, step) + decimals(leading(step)).min(2)),
            _ => fixed(value, decimals(step)),
        }
    }

    /// Formats the length of a turn.
    pub(crate) fn turn_label(self) -> String {
        if self.has_powers() { significant(self.turn(), 6) } else { self.turn().to_string() }
    }

    /// Formats the width of a petal or bar, given in radians, with its unit.
    pub(crate) fn width_label(self, radians: f64) -> String {
        let width = self.convert(radians);
        let number = short(width);
        match self {
            Self::Degrees => number + "°",
            Self::Radians => significant(width, 3) + " rad",
            Self::Period(_) if self.has_powers() => significant(width, 3),
            Self::Period(_) if !self.is_clock() => number,
            Self::Period(_) if width < 1.0 => short(60.0 * width) + " min",
            Self::Period(_) if number == "1" => "1 hour".into(),
            Self::Period(_) => number + " hours",
        }
    }

    /// Formats an angle with digits to about a hundredth of the spread of the angles, or few if that is 0.
    pub(crate) fn angle_label(self, value: f64, spread: f64) -> String {
        if self.is_clock() && (spread > 0.25 || spread == 0.0) {
            return clock(value);
        }
        if self.is_clock() && spread > 0.005 {
            return clock_with_seconds(value);
        }
        if self.has_powers() {
            return significant(value, digits_to(value, spread) + 2);
        }
        let sign = if self == Self::Degrees { "°" } else { "" };
        let least = if self == Self::Radians { 2.0 } else { 1.0 };
        let needed = if spread > 0.0 { (1.5 - spread.log10()).ceil() } else { least };
        let decimals = needed.clamp(least, 12.0);
        fixed(value, decimals as usize) + sign
    }
}

/// Returns the number of significant digits of a value down to the leading digit of a part of it, at least 1.
fn digits_to(value: f64, part: f64) -> usize {
    let digits = if part > 0.0 { (value.abs() / part).log10().floor() } else { 1.0 };
    1 + digits.clamp(0.0, 15.0) as usize
}

/// Returns a number divided by its power of ten.
fn leading(number: f64) -> f64 {
    number / 10_f64.powf(number.log10().floor())
}

/// Formats a multiple of π/4.
fn multiple_of_pi(value: f64) -> String {
    let quarters = (value / (PI / 4.0)).round() as i64;
    let (numerator, denominator) = match quarters % 4 {
        0 => (quarters / 4, ""),
        2 | -2 => (quarters / 2, "/2"),
        _ => (quarters, "/4"),
    };
    let sign = if numerator < 0 { "−" } else { "" };
    match numerator.abs() {
        0 => "0".into(),
        1 => format!("{sign}π{denominator}"),
        factor => format!("{sign}{factor}π{denominator}"),
    }
}

/// Formats a time of day to the minute.
fn clock(hours: f64) -> String {
    let minutes = ((hours * 60.0).round() as i64).rem_euclid(24 * 60);
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

/// Formats a time of day to the second.
fn clock_with_seconds(hours: f64) -> String {
    let seconds = (hours * 3600.0).round();
    format!("{}:{:02.0}", clock((seconds / 60.0).floor() / 60.0), seconds.rem_euclid(60.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_numbers_multiples_of_pi_or_times() {
        assert_eq!(Units::Degrees.tick_label(-22.5, 7.5), "−22.5");
        let quarters = [-6, -3, -1, 0, 2, 4, 5].map(|quarter| f64::from(quarter) * PI / 4.0);
        let labels = quarters.map(|value| Units::Radians.tick_label(value, PI / 4.0));
        assert_eq!(labels, ["−3π/2", "−3π/4", "−π/4", "0", "π/2", "π", "5π/4"]);
        assert_eq!(Units::Radians.tick_label(0.1, 0.05), "0.10");
        assert_eq!(
            [-0.25, 6.5, 24.0].map(|hours| Units::Period(24.0).tick_label(hours, 0.25)),
            ["23:45", "06:30", "00:00"]
        );
    }

    /// Nanoseconds of a day and a period of 1e-9.
    #[test]
    fn very_long_and_short_periods_have_powers_of_ten() {
        let (long, short) = (Units::Period(8.64e13), Units::Period(1e-9));
        assert_eq!(long.tick_label(1.08e13, 1.08e13), "1.08 × 10¹³");
        assert_eq!(short.tick_label(3.75e-10, 1.25e-10), "3.75 × 10⁻¹⁰");
        assert_eq!(long.angle_label(1.234_567e13, 1e11), "1.2346 × 10¹³");
        assert_eq!([long.width_label(1.0), short.width_label(1.0)], ["1.38 × 10¹³", "1.59 × 10⁻¹⁰"]);
        assert_eq!([long.turn_label(), Units::Period(365.25).turn_label()], ["8.64000 × 10¹³", "365.25"]);
    }

    #[test]
    fn widths_have_their_unit() {
        let turn = std::f64::consts::TAU;
        assert_eq!(Units::Degrees.width_label(turn / 16.0), "22.5°");
        assert_eq!(Units::Radians.width_label(0.1), "0.100 rad");
        assert_eq!(
            [0.5, 1.0, 2.0].map(|hours| Units::Period(24.0).width_label(turn * hours / 24.0)),
            ["30 min", "1 hour", "2 hours"]
        );
        assert_eq!(Units::Period(7.0).width_label(turn / 14.0), "0.5");
    }

    #[test]
    fn angles_have_digits_to_a_part_of_their_spread() {
        assert_eq!(
            [50.0, 0.2, 0.0].map(|spread| Units::Degrees.angle_label(12.34567, spread)),
            ["12.3°", "12.346°", "12.3°"]
        );
        assert_eq!(
            [1.0, 0.1, 0.001].map(|spread| Units::Period(24.0).angle_label(6.505, spread)),
            ["06:30", "06:30:18", "6.50500"]
        );
    }
}
