//! A frame with two straight axes.

use super::geometry::{Point, Size};
use super::letters::{HEIGHT, LINE, Letters};
use super::style::{GRID, INK};
use super::svg::{Anchor, Canvas};

/// The least gap between the numbers of an axis, in sizes of the font.
pub(crate) const GAP: f64 = 1.0;
/// The length of ticks.
const TICK: f64 = 0.4;
/// How far below a frame the middle of its numbers is.
const NUMBERS: f64 = 1.25;
/// The gap between the numbers and the name of an axis, and around the picture.
const PAD: f64 = 0.4;
/// The least width and height of a frame, in sizes of the font.
const LEAST: [f64; 2] = [3.0, 6.0];

/// One axis: the values at its ends, its ticks with their labels, and its name.
#[derive(Clone, Debug)]
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

    /// Returns the width of its longest label.
    fn widest(&self, letters: &Letters) -> f64 {
        self.ticks.iter().map(|tick| letters.width(&tick.1)).fold(0.0, f64::max)
    }

    /// Tells whether the labels are clear of each other on a horizontal axis of a length.
    pub(crate) fn has_room(&self, letters: &Letters, length: f64) -> bool {
        let half = |tick: &(f64, String)| 0.5 * letters.width(&tick.1);
        let clear = |pair: &[(f64, String)]| {
            let apart = length * (self.fraction(pair[1].0) - self.fraction(pair[0].0));
            apart >= half(&pair[0]) + half(&pair[1]) + GAP * letters.em
        };
        self.ticks.windows(2).all(clear)
    }
}

/// Returns the multiples of a step between two numbers, up to rounding, at most 100.
pub(crate) fn multiples(from: f64, to: f64, step: f64) -> impl Iterator<Item = f64> {
    let slack = 1e-9 * (to - from);
    let (first, last) = (((from - slack) / step).ceil(), ((to + slack) / step).floor());
    let number = (last - first + 1.0).clamp(0.0, 100.0) as usize;
    (0..number).map(move |i| (first + i as f64) * step)
}

/// How a frame is to fill a picture.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Shape {
    /// The width of the picture.
    pub(crate) width: f64,
    /// The height of the frame, in its widths.
    pub(crate) aspect: f64,
    /// The largest width of the frame.
    pub(crate) most: f64,
}

/// A frame in which x grows to the right and y upward, with room for numbers and names left and below.
#[derive(Clone, Debug)]
pub(crate) struct Axes {
    pub(crate) x: Axis,
    pub(crate) y: Axis,
    letters: Letters,
    /// The lines of the names.
    below: Vec<String>,
    beside: Vec<String>,
    /// The top left corner of all, and that of the frame from there.
    origin: Point,
    corner: Point,
    size: Size,
    outer: Size,
}

impl Axes {
    /// Returns a frame in a picture; nothing if the letters leave no room for it. The ticks of an axis are chosen for its
    /// length.
    pub(crate) fn new(
        letters: &Letters,
        shape: Shape,
        x: impl Fn(f64) -> Axis,
        y: impl Fn(f64) -> Axis,
    ) -> Option<Self> {
        let em = letters.em;
        // The width of the numbers beside the frame depends on its height, and that on the width which they leave.
        let (mut x_axis, mut y_axis) = (x(0.6 * shape.width), y(0.6 * shape.aspect * shape.width));
        let (mut left, mut size, mut beside) = (0.0, [0.5 * shape.width; 2], Vec::new());
        for _ in 0..6 {
            // Numbers at the ends of the horizontal axis reach beyond it.
            let beyond = |tick: Option<&(f64, String)>, from_end: fn(f64) -> f64| {
                tick.map_or(0.0, |(value, label)| {
                    0.5 * letters.width(label) - from_end(x_axis.fraction(*value)) * size[0]
                })
            };
            let (first, last) = (beyond(x_axis.ticks.first(), |at| at), beyond(x_axis.ticks.last(), |at| 1.0 - at));
            let names = beside.len().max(1) as f64 * LINE * em;
            left = f64::max(names + y_axis.widest(letters) + (TICK + 3.0 * PAD) * em, first + PAD * em);
            let width = (shape.width - left - f64::max(last, 0.5 * em) - PAD * em).min(shape.most);
            if width < LEAST[0] * em {
                return None;
            }
            size = [width, f64::max(shape.aspect * width, LEAST[1] * em)];
            (x_axis, y_axis) = (x(size[0]), y(size[1]));
            beside = letters.lines(&y_axis.name, size[1]);
        }
        let below = letters.lines(&x_axis.name, shape.width - 2.0 * PAD * em);
        let above = 0.5 * HEIGHT * em;
        let under = (NUMBERS + 0.5 * HEIGHT + PAD) * em + below.len() as f64 * LINE * em;
        let (corner, outer) = ([left, above], [shape.width, above + size[1] + under]);
        let letters = letters.clone();
        Some(Self { x: x_axis, y: y_axis, letters, below, beside, origin: [0.0; 2], corner, size, outer })
    }

    /// Returns the width and height of the frame.
    pub(crate) fn inner(&self) -> Size {
        self.size
    }

    /// Returns the width and height with numbers and names.
    pub(crate) fn outer(&self) -> Size {
        self.outer
    }

    /// Returns the same axes elsewhere: with their top left corner at a point.
    pub(crate) fn moved(&self, origin: Point) -> Self {
        Self { origin, ..self.clone() }
    }

    /// Returns the point of two values in the drawing.
    pub(crate) fn point(&self, x: f64, y: f64) -> Point {
        let ([left, top], [width, height]) = (self.frame_corner(), self.size);
        [left + width * self.x.fraction(x), top + height * (1.0 - self.y.fraction(y))]
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
        let tick = TICK * self.letters.em;
        canvas.line(self.on_x(self.x.from), self.on_x(self.x.to));
        canvas.line(self.on_y(self.y.from), self.on_y(self.y.to));
        self.x.ticks.iter().map(|tick| self.on_x(tick.0)).for_each(|[x, y]| canvas.line([x, y], [x, y + tick]));
        self.y.ticks.iter().map(|tick| self.on_y(tick.0)).for_each(|[x, y]| canvas.line([x - tick, y], [x, y]));
    }

    fn draw_text(&self, canvas: &mut Canvas) {
        let em = self.letters.em;
        for (value, label) in &self.x.ticks {
            let [x, y] = self.on_x(*value);
            canvas.label([x, y + NUMBERS * em], Anchor::Middle, label);
        }
        for (value, label) in &self.y.ticks {
            let [x, y] = self.on_y(*value);
            canvas.label([x - (TICK + 0.2) * em, y], Anchor::End, label);
        }
        let ([left, top], [width, height]) = (self.frame_corner(), self.size);
        let [from, to] = [self.origin[0], self.origin[0] + self.outer[0]];
        let half = 0.5 * self.below.iter().map(|line| self.letters.width(line)).fold(0.0, f64::max) + PAD * em;
        let middle = (left + 0.5 * width).min(to - half).max(from + half);
        let y = top + height + (NUMBERS + 0.5 * HEIGHT + 0.5 * LINE) * em;
        canvas.labels([middle, y], Anchor::Middle, &self.below);
        canvas.upright_labels([from + (PAD + 0.5 * HEIGHT) * em, top + 0.5 * height], &self.beside);
    }

    /// Returns the top left corner of the frame in the drawing.
    fn frame_corner(&self) -> Point {
        [self.origin[0] + self.corner[0], self.origin[1] + self.corner[1]]
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
        canvas.clipped(self.frame_corner(), self.size, draw);
    }
}
