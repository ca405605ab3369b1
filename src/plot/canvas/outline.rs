//! Outlines of shapes, as the data of an SVG path.

use super::geometry::Point;
use super::numbers::coordinate;

/// The outline of a shape: the commands of an SVG path.
#[derive(Debug, Default)]
pub(crate) struct Outline(String);

impl Outline {
    /// Returns a line through points.
    pub(crate) fn from_points(points: impl IntoIterator<Item = Point>) -> Self {
        let mut outline = Self::default();
        for (i, point) in points.into_iter().enumerate() {
            outline.command(if i == 0 { 'M' } else { 'L' }, &point);
        }
        outline
    }

    /// Begins a new line at a point.
    pub(crate) fn start(&mut self, at: Point) {
        self.command('M', &at);
    }

    /// Continues to a point in a straight line.
    pub(crate) fn line(&mut self, to: Point) {
        self.command('L', &to);
    }

    /// Continues to a point along a circle, by the shorter of the two arcs.
    pub(crate) fn arc(&mut self, radius: f64, clockwise: bool, [x, y]: Point) {
        let sweep = f64::from(u8::from(clockwise));
        self.command('A', &[radius, radius, 0.0, 0.0, sweep, x, y]);
    }

    /// Adds a dot: a line of length 0, which a round line cap makes visible.
    pub(crate) fn dot(&mut self, at: Point) {
        self.command('M', &at);
        self.0.push_str("h0");
    }

    /// Closes the line to where it began.
    pub(crate) fn close(&mut self) {
        self.0.push('Z');
    }

    /// Returns the commands as the attribute `d` of a path.
    pub(crate) fn data(&self) -> &str {
        &self.0
    }

    fn command(&mut self, letter: char, numbers: &[f64]) {
        self.0.push(letter);
        let numbers: Vec<_> = numbers.iter().copied().map(coordinate).collect();
        self.0.push_str(&numbers.join(" "));
    }
}
