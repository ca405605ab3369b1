//! A frame with two straight axes.

use super::style::{GRID, INK, SIZE};
use super::svg::{Anchor, Canvas, Point};

/// The room for a name and a gap left of the frame, for what stands out at the right, and for text under it.
const NAME: f64 = 38.0;
const RIGHT: f64 = 22.0;
const UNDER: f64 = 46.0;

/// One axis: what its ends stand for, and the places with a number.
#[derive(Debug)]
pub(crate) struct Axis {
    pub(crate) from: f64,
    pub(crate) to: f64,
    pub(crate) ticks: Vec<(f64, String)>,
    pub(crate) name: String,
}

impl Axis {
    /// With ticks at the multiples of a step.
    pub(crate) fn new(from: f64, to: f64, step: f64, name: String, label: impl Fn(f64) -> String) -> Self {
        let ticks = multiples(from, to, step).map(|value| (value, label(value))).collect();
        Self { from, to, ticks, name }
    }

    /// Where a value is, 0 at the one end and 1 at the other.
    fn part(&self, value: f64) -> f64 {
        (value - self.from) / (self.to - self.from)
    }
}

/// The multiples of a step between two numbers, to rounding.
pub(crate) fn multiples(from: f64, to: f64, step: f64) -> impl Iterator<Item = f64> {
    let slack = 1e-9 * (to - from);
    let (first, last) = (((from - slack) / step).ceil(), ((to + slack) / step).floor());
    let number = (last - first + 1.0).clamp(0.0, 100.0) as usize; // a few
    (0..number).map(move |i| (first + i as f64) * step)
}

/// A frame in which x runs to the right and y upward.
#[derive(Debug)]
pub(crate) struct Axes {
    pub(crate) x: Axis,
    pub(crate) y: Axis,
    left: f64,
    top: f64,
    size: Point,
}

impl Axes {
    /// With that much room above, and a frame of that size.
    pub(crate) fn new(x: Axis, y: Axis, top: f64, size: Point) -> Self {
        let longest = y.ticks.iter().map(|tick| tick.1.chars().count()).max().unwrap_or_default();
        let left = NAME + 0.62 * SIZE * longest as f64;
        Self { x, y, left, top: top + 8.0, size }
    }

    /// The width of the picture and the height down to what stands under the axes.
    pub(crate) fn outside(&self) -> Point {
        [self.left + self.size[0] + RIGHT, self.top + self.size[1] + UNDER]
    }

    /// Where the legend begins.
    pub(crate) fn under(&self) -> Point {
        [self.left, self.outside()[1]]
    }

    pub(crate) fn place(&self, x: f64, y: f64) -> Point {
        [self.left + self.size[0] * self.x.part(x), self.top + self.size[1] * (1.0 - self.y.part(y))]
    }

    /// The lines behind the data.
    pub(crate) fn grid(&self, canvas: &mut Canvas) {
        canvas.group("grid", &format!("stroke=\"{GRID}\" stroke-width=\"0.7\""), |canvas| {
            for (value, _) in &self.y.ticks {
                canvas.line(self.place(self.x.from, *value), self.place(self.x.to, *value));
            }
        });
    }

    /// The frame, its ticks and all text.
    pub(crate) fn draw(&self, canvas: &mut Canvas) {
        let bottom = |value: f64| self.place(value, self.y.from);
        let left = |value: f64| self.place(self.x.from, value);
        canvas.group("frame", &format!("stroke=\"{INK}\""), |canvas| {
            canvas.line(bottom(self.x.from), bottom(self.x.to));
            canvas.line(left(self.y.from), left(self.y.to));
            self.x.ticks.iter().map(|tick| bottom(tick.0)).for_each(|[x, y]| canvas.line([x, y], [x, y + 5.0]));
            self.y.ticks.iter().map(|tick| left(tick.0)).for_each(|[x, y]| canvas.line([x - 5.0, y], [x, y]));
        });
        canvas.group("numbers", &format!("fill=\"{INK}\""), |canvas| {
            for (value, label) in &self.x.ticks {
                let [x, y] = bottom(*value);
                canvas.label([x, y + 8.0 + 0.5 * SIZE], Anchor::Middle, label);
            }
            for (value, label) in &self.y.ticks {
                let [x, y] = left(*value);
                canvas.label([x - 8.0, y], Anchor::End, label);
            }
            canvas.label(
                [self.left + 0.5 * self.size[0], self.outside()[1] - 0.7 * SIZE],
                Anchor::Middle,
                &self.x.name,
            );
            canvas.upright_label([1.3 * SIZE, self.top + 0.5 * self.size[1]], &self.y.name);
        });
    }

    /// Draws what the frame cuts off where it goes beyond.
    pub(crate) fn inside(&self, canvas: &mut Canvas, draw: impl FnOnce(&mut Canvas)) {
        canvas.clipped([self.left, self.top], self.size, draw);
    }
}
