//! A frame with two straight axes.

use super::geometry::{Point, Size};
use super::style::{FONT_SIZE, GRID, INK};
use super::svg::{Anchor, Canvas};

/// The room left of the numbers for the vertical axis's name.
const NAME: f64 = 38.0;
/// The room right of the frame for the last number.
const RIGHT: f64 = 22.0;
/// The room below the frame for the horizontal axis's numbers and name.
const UNDER: f64 = 46.0;

/// One axis: the values at its ends, its ticks with their labels, and its name.
#[derive(Debug)]
pub(crate) struct Axis {
    pub(crate) from: f64,
    pub(crate) to: f64,
    pub(crate) ticks: Vec<(f64, String)>,
    pub(crate) name: String,
}

impl Axis {
    /// Returns an axis with ticks at the multiples of a step.
    pub(crate) fn new(from: f64, to: f64, step: f64, name: String, label: impl Fn(f64) -> String) -> Self {
        let ticks = multiples(from, to, step).map(|value| (value, label(value))).collect();
        Self { from, to, ticks, name }
    }

    /// Returns the position of a value, from 0 at one end to 1 at the other.
    fn fraction(&self, value: f64) -> f64 {
        (value - self.from) / (self.to - self.from)
    }
}

/// Returns the multiples of a step between two numbers, up to rounding, at most 100.
pub(crate) fn multiples(from: f64, to: f64, step: f64) -> impl Iterator<Item = f64> {
    let slack = 1e-9 * (to - from);
    let (first, last) = (((from - slack) / step).ceil(), ((to + slack) / step).floor());
    let number = (last - first + 1.0).clamp(0.0, 100.0) as usize;
    (0..number).map(move |i| (first + i as f64) * step)
}

/// A frame in which x grows to the right and y upward.
#[derive(Debug)]
pub(crate) struct Axes {
    pub(crate) x: Axis,
    pub(crate) y: Axis,
    left: f64,
    top: f64,
    size: Size,
}

impl Axes {
    /// Returns a frame of a size, with room for the numbers of y at its left and with `top` above it for a title.
    pub(crate) fn new(x: Axis, y: Axis, top: f64, size: Size) -> Self {
        let longest = y.ticks.iter().map(|tick| tick.1.chars().count()).max().unwrap_or_default();
        let left = NAME + 0.62 * FONT_SIZE * longest as f64;
        Self { x, y, left, top: top + 8.0, size }
    }

    /// Returns the width of the picture and the height down to the legend.
    pub(crate) fn outer_size(&self) -> Size {
        [self.left + self.size[0] + RIGHT, self.top + self.size[1] + UNDER]
    }

    /// Returns the top left corner of the legend.
    pub(crate) fn legend_corner(&self) -> Point {
        [self.left, self.outer_size()[1]]
    }

    /// Returns the point of two values in the drawing.
    pub(crate) fn point(&self, x: f64, y: f64) -> Point {
        [self.left + self.size[0] * self.x.fraction(x), self.top + self.size[1] * (1.0 - self.y.fraction(y))]
    }

    /// Draws the horizontal grid lines.
    pub(crate) fn draw_grid(&self, canvas: &mut Canvas) {
        canvas.group("grid", &format!("stroke=\"{GRID}\" stroke-width=\"0.7\""), |canvas| {
            for (value, _) in &self.y.ticks {
                canvas.line(self.point(self.x.from, *value), self.point(self.x.to, *value));
            }
        });
    }

    /// Draws the axes, their ticks, numbers and names.
    pub(crate) fn draw(&self, canvas: &mut Canvas) {
        canvas.group("frame", &format!("stroke=\"{INK}\""), |canvas| self.draw_lines(canvas));
        canvas.group("numbers", &format!("fill=\"{INK}\""), |canvas| self.draw_text(canvas));
    }

    fn draw_lines(&self, canvas: &mut Canvas) {
        canvas.line(self.on_x(self.x.from), self.on_x(self.x.to));
        canvas.line(self.on_y(self.y.from), self.on_y(self.y.to));
        self.x.ticks.iter().map(|tick| self.on_x(tick.0)).for_each(|[x, y]| canvas.line([x, y], [x, y + 5.0]));
        self.y.ticks.iter().map(|tick| self.on_y(tick.0)).for_each(|[x, y]| canvas.line([x - 5.0, y], [x, y]));
    }

    fn draw_text(&self, canvas: &mut Canvas) {
        for (value, label) in &self.x.ticks {
            let [x, y] = self.on_x(*value);
            canvas.label([x, y + 8.0 + 0.5 * FONT_SIZE], Anchor::Middle, label);
        }
        for (value, label) in &self.y.ticks {
            let [x, y] = self.on_y(*value);
            canvas.label([x - 8.0, y], Anchor::End, label);
        }
        let [width, height] = self.size;
        let below = self.outer_size()[1] - 0.7 * FONT_SIZE;
        canvas.label([self.left + 0.5 * width, below], Anchor::Middle, &self.x.name);
        canvas.upright_label([1.3 * FONT_SIZE, self.top + 0.5 * height], &self.y.name);
    }

    /// Returns the point of a value on the horizontal axis.
    fn on_x(&self, value: f64) -> Point {
        self.point(value, self.y.from)
    }

    /// Returns the point of a value on the vertical axis.
    fn on_y(&self, value: f64) -> Point {
        self.point(self.x.from, value)
    }

    /// Draws elements clipped to the frame.
    pub(crate) fn draw_inside(&self, canvas: &mut Canvas, draw: impl FnOnce(&mut Canvas)) {
        canvas.clipped([self.left, self.top], self.size, draw);
    }
}
