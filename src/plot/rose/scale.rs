//! The disc of a rose: where shares and angles are in it.

use crate::plot::canvas::geometry::Point;
use crate::plot::canvas::numbers::{decimals, fixed};
use crate::plot::orientation::Orientation;

/// The largest number of rings.
const RINGS: usize = 5;
/// The least distance between rings, in sizes of the font: so that their labels are clear of each other.
const APART: f64 = 1.2;

/// A disc in which areas are shares.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scale {
    pub(crate) radius: f64,
    pub(crate) orientation: Orientation,
    /// The share between one ring and the next.
    step: f64,
    /// The number of rings, the last of which is the rim.
    rings: f64,
}

impl Scale {
    /// Returns a disc with room for a petal with the share `largest`, and for labels of rings in letters of a size.
    pub(crate) fn new(radius: f64, orientation: Orientation, largest: f64, em: f64) -> Self {
        let last_gap = |rings: f64| radius * (1.0 - ((rings - 1.0) / rings).sqrt());
        let most = (2..=RINGS).rev().map(|rings| rings as f64).find(|rings| last_gap(*rings) >= APART * em);
        let most = most.unwrap_or(1.0);
        let power = 10_f64.powf((largest / most).log10().floor());
        let steps = [1.0, 2.0, 2.5, 5.0, 10.0].map(|digit| digit * power);
        let enough = |step: &f64| largest <= most * step * (1.0 + 1e-9);
        let step = steps.into_iter().find(enough).unwrap_or(10.0 * power);
        let rings = (largest / step * (1.0 - 1e-9)).ceil().max(1.0);
        Self { radius, orientation, step, rings }
    }

    /// Returns the radius of a petal with a share: areas are proportional to shares.
    pub(crate) fn reach(&self, share: f64) -> f64 {
        self.radius * (share / (self.rings * self.step)).max(0.0).sqrt()
    }

    /// Returns the point at an angle and a distance from a centre.
    pub(crate) fn point(&self, centre: Point, angle: f64, distance: f64) -> Point {
        self.orientation.point(centre, angle, distance)
    }

    /// Returns the share at each ring, and its label.
    pub(crate) fn rings(&self) -> impl Iterator<Item = (f64, String)> + '_ {
        let decimals = decimals(100.0 * self.step);
        (1..=self.rings as u32).map(move |ring| {
            let share = f64::from(ring) * self.step;
            (share, fixed(100.0 * share, decimals) + " %")
        })
    }
}
