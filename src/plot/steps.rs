//! Steps between ticks, round numbers in each unit.

use super::canvas::numbers::round_step;
use super::units::Units;
use std::f64::consts::PI;

/// Steps that divide a turn, a half turn, an hour or a day, where 1, 2 and 5 times powers of ten would not.
const DEGREES: [f64; 6] = [10.0, 15.0, 30.0, 45.0, 90.0, 180.0];
const RADIANS: [f64; 3] = [PI / 4.0, PI / 2.0, PI];
const MINUTES: [f64; 6] = [1.0, 2.0, 5.0, 10.0, 15.0, 30.0];
const HOURS: [f64; 5] = [1.0, 2.0, 3.0, 6.0, 12.0];
/// Numbers of parts into which a turn may be divided, best first, and the leading digits that a part may have.
const PARTS: [f64; 8] = [8.0, 12.0, 6.0, 7.0, 10.0, 5.0, 9.0, 4.0];
const DIGITS: [f64; 8] = [1.0, 1.8, 2.0, 2.5, 3.0, 4.5, 5.0, 6.0];

impl Units {
    /// Returns a round step between ticks: the least that is at least `at_least`.
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

    /// Returns the step between labels around a turn: a part of it if that is a round number.
    pub(crate) fn step_around(self) -> f64 {
        let turn = self.turn();
        if self == Self::Radians {
            return PI / 4.0;
        }
        let is_round = |part: &f64| {
            let leading = part / 10_f64.powf(part.log10().floor());
            DIGITS.iter().any(|digit| (digit - leading).abs() < 1e-9)
        };
        PARTS.map(|parts| turn / parts).into_iter().find(is_round).unwrap_or_else(|| round_step(turn / 8.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_divide_what_they_measure() {
        let close = |a: f64, b: f64| (a / b - 1.0).abs() < 1e-12;
        assert!(close(Units::Degrees.step(12.0), 15.0) && close(Units::Degrees.step(0.3), 0.5));
        assert!(close(Units::Radians.step(1.0), PI / 2.0) && close(Units::Radians.step(0.03), 0.05));
        assert!(close(Units::Period(24.0).step(0.3), 0.5) && close(Units::Period(24.0).step(4.0), 6.0));
        assert!(close(Units::Period(7.0).step(4.0), 5.0));
    }

    #[test]
    fn labels_around_a_turn_are_round_numbers() {
        let steps = [360.0, 24.0, 7.0, 12.0, 365.25, 1440.0].map(|turn| (turn, Units::Period(turn).step_around()));
        assert_eq!(steps, [(360.0, 45.0), (24.0, 3.0), (7.0, 1.0), (12.0, 1.0), (365.25, 50.0), (1440.0, 180.0)]);
    }
}
