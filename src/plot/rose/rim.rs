//! The labels around the rim of a rose.

use crate::plot::canvas::geometry::{Point, Size};
use crate::plot::canvas::letters::{HEIGHT, Letters};
use crate::plot::orientation::Orientation;
use crate::plot::units::Units;
use std::f64::consts::TAU;

/// The points of the compass, 22.5° apart.
const WINDS: [&str; 16] =
    ["N", "NNE", "NE", "ENE", "E", "ESE", "SE", "SSE", "S", "SSW", "SW", "WSW", "W", "WNW", "NW", "NNW"];
/// The gap between the rim and what surrounds it and labels, and between labels, in sizes of the font.
const GAP: f64 = 0.35;
const APART: f64 = 0.5;

/// A label: its angle in radians, its text, and half its width and height in pixels.
#[derive(Clone, Debug)]
pub(crate) struct Label {
    pub(crate) angle: f64,
    pub(crate) text: String,
    half: Size,
}

/// The labels around a rim, and what they need.
#[derive(Clone, Debug)]
pub(crate) struct Rim {
    pub(crate) labels: Vec<Label>,
    orientation: Orientation,
    em: f64,
}

impl Rim {
    /// Returns the labels for a circle of petals in a panel of half a width: as many as are clear of each other and leave
    /// a radius of at least `least` for the rim and what surrounds it, and that radius. Where none do, the radius is the
    /// largest that any leave.
    pub(crate) fn new(
        units: Units,
        orientation: Orientation,
        petals: usize,
        letters: &Letters,
        half_width: f64,
        least: f64,
    ) -> (Self, f64) {
        let all = labels(units, orientation, petals, letters);
        let strides = (1..=all.len()).filter(|stride| all.len().is_multiple_of(*stride)).map(|stride| (stride, 0));
        // Labels above and below a circle take the least of the width.
        let upright = (all.len().is_multiple_of(4)).then_some((all.len() / 2, all.len() / 4));
        let every = |(stride, first): (usize, usize)| {
            let labels = all.iter().skip(first).step_by(stride).cloned().collect();
            let rim = Self { labels, orientation, em: letters.em };
            let radius = rim.radius(half_width);
            (rim, radius)
        };
        let mut rims: Vec<_> = strides.chain(upright).map(every).collect();
        let fits = |(rim, radius): &(Self, f64)| *radius >= least && rim.is_clear(*radius);
        let chosen = rims.iter().position(fits);
        let largest = || (0..rims.len()).max_by(|&a, &b| rims[a].1.total_cmp(&rims[b].1)).unwrap_or_default();
        rims.swap_remove(chosen.unwrap_or_else(largest))
    }

    /// Returns the largest radius for which all labels are inside a panel.
    fn radius(&self, half_width: f64) -> f64 {
        let largest = |label: &Label| {
            let [x, y] = self.unit(label.angle).map(f64::abs);
            let [wide, high] = label.half;
            (half_width - wide - GAP * self.em) / x.max(1e-9) - (GAP * self.em + wide * x + high * y)
        };
        self.labels.iter().map(largest).fold(half_width - GAP * self.em, f64::min)
    }

    /// Returns how far up and down labels reach from the centre of a circle.
    pub(crate) fn reach(&self, radius: f64) -> [f64; 2] {
        let ends = |label: &Label| {
            let [_, y] = self.at(label, [0.0, 0.0], radius);
            [label.half[1] - y, label.half[1] + y]
        };
        let furthest = |[up, down]: [f64; 2], [a, b]: [f64; 2]| [up.max(a), down.max(b)];
        self.labels.iter().map(ends).fold([radius + GAP * self.em; 2], furthest)
    }

    /// Returns the middle of a label that is clear of a circle.
    pub(crate) fn at(&self, label: &Label, centre: Point, radius: f64) -> Point {
        let [x, y] = self.unit(label.angle);
        let [wide, high] = label.half;
        self.orientation.point(centre, label.angle, radius + GAP * self.em + wide * x.abs() + high * y.abs())
    }

    /// Returns the direction of an angle on paper.
    fn unit(&self, angle: f64) -> Point {
        self.orientation.point([0.0, 0.0], angle, 1.0)
    }

    /// Tells whether each label is clear of the next.
    fn is_clear(&self, radius: f64) -> bool {
        let next = self.labels.iter().cycle().skip(1);
        let apart = |(a, b): (&Label, &Label)| {
            let ([x1, y1], [x2, y2]) = (self.at(a, [0.0, 0.0], radius), self.at(b, [0.0, 0.0], radius));
            let across = (x1 - x2).abs() - a.half[0] - b.half[0];
            let along = (y1 - y2).abs() - a.half[1] - b.half[1];
            across >= APART * self.em || along >= 0.2 * APART * self.em
        };
        radius > 0.0 && (self.labels.len() < 2 || self.labels.iter().zip(next).all(apart))
    }
}

/// Returns all labels: of a compass those of its 16 points if there is a petal for each, of its 8 points otherwise.
fn labels(units: Units, orientation: Orientation, petals: usize, letters: &Letters) -> Vec<Label> {
    let named = units == Units::Degrees && orientation == Orientation::Compass;
    let points = if named && petals.is_multiple_of(16) { 16 } else { 8 };
    let step = if named { units.turn() / points as f64 } else { units.step_around() };
    let number = (units.turn() / step - 0.6).ceil(); // without a last label that would be too near to the first
    let sign = if units == Units::Degrees { "°" } else { "" };
    let label = |i: usize| {
        let value = i as f64 * step;
        let beyond = value > units.turn_start() + units.turn() + 1e-9 * step;
        let direction = if beyond { value - units.turn() } else { value };
        let text = if named { WINDS[i * 16 / points].into() } else { units.tick_label(direction, step) + sign };
        let half = [0.5 * letters.width(&text), 0.5 * HEIGHT * letters.em];
        Label { angle: value / units.turn() * TAU, text, half }
    };
    (0..number as usize).map(label).collect()
}
