//! The labels around the rim of a rose.

use crate::plot::orientation::Orientation;
use crate::plot::units::Units;
use std::f64::consts::TAU;

/// The points of the compass, 45° apart.
const WINDS: [&str; 8] = ["N", "NE", "E", "SE", "S", "SW", "W", "NW"];

/// Returns the labels around the rim and their angles in radians.
pub(crate) fn labels(units: Units, orientation: Orientation) -> impl Iterator<Item = (f64, String)> {
    let step = units.step_around();
    let number = (units.turn() / step - 0.6).ceil(); // without a last label that would be too near to the first
    let named = units == Units::Degrees && orientation == Orientation::Compass;
    let sign = if units == Units::Degrees { "°" } else { "" };
    (0..number as usize).map(move |i| {
        let value = i as f64 * step;
        let beyond = value > units.turn_start() + units.turn() + 1e-9 * step;
        let direction = if beyond { value - units.turn() } else { value };
        let label = if named { WINDS[i % 8].into() } else { units.tick_label(direction, step) + sign };
        (value / units.turn() * TAU, label)
    })
}
