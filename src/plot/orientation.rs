//! Where zero is, and in which direction angles grow.

use super::canvas::geometry::Point;
use std::f64::consts::FRAC_PI_2;

/// Where zero is, and in which direction angles grow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Orientation {
    /// Zero at the right, counter-clockwise.
    Mathematical,
    /// Zero at the top, clockwise, as on a compass or a clock. A rose in degrees is labelled N, NE, E and so on.
    Compass,
}

impl Orientation {
    /// Returns the point at an angle and a distance from a centre.
    pub(crate) fn point(self, [x, y]: Point, angle: f64, distance: f64) -> Point {
        let (sine, cosine) = angle.sin_cos();
        match self {
            Self::Mathematical => [x + distance * cosine, y - distance * sine],
            Self::Compass => [x + distance * sine, y - distance * cosine],
        }
    }

    /// Converts an angle measured clockwise from the top to this orientation.
    pub(crate) fn convert(self, from_top: f64) -> f64 {
        match self {
            Self::Mathematical => FRAC_PI_2 - from_top,
            Self::Compass => from_top,
        }
    }
}
