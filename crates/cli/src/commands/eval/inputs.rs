//! Arguments of a function, in the units of the user, and checks of them.

use crate::arguments::units::Units;
use ndarray::{ArrayD, arr0};
use vonmises::shape::unravel_index;
use vonmises::{Error, Result};

/// Arguments of a function, in the units of the user.
pub(super) struct Inputs {
    pub(super) x: ArrayD<f64>,
    pub(super) loc: ArrayD<f64>,
    pub(super) concentration: ArrayD<f64>,
    /// Direction and concentration of the second distribution of a divergence.
    pub(super) other: [ArrayD<f64>; 2],
}

/// The value of an argument that is not given, or not used.
pub(super) fn zero() -> ArrayD<f64> {
    arr0(0.0).into_dyn()
}

/// Returns the angle from `loc` to x within half a turn, in their units and exactly where floats allow it.
pub(super) fn deviation(units: Units, x: f64, loc: f64) -> f64 {
    match x - loc {
        deviation if deviation.abs() <= 0.5 * units.turn() => deviation,
        deviation if deviation.is_finite() => units.without_turns(deviation),
        _ => units.without_turns(units.without_turns(x) - units.without_turns(loc)),
    }
}

/// Checks that all values are finite.
pub(super) fn check_finite(argument: &'static str, values: &ArrayD<f64>) -> Result<()> {
    check(argument, values, "finite", f64::is_finite)
}

/// Checks a condition of all values; the error is the library's.
pub(super) fn check(
    argument: &'static str,
    values: &ArrayD<f64>,
    requirement: &'static str,
    holds: impl Fn(f64) -> bool,
) -> Result<()> {
    match values.iter().enumerate().find(|(_, value)| !holds(**value)) {
        None => Ok(()),
        Some((flat, &value)) => {
            let index = unravel_index(flat, values.shape());
            Err(Error::Value { argument, index, flat, value, requirement })
        }
    }
}
