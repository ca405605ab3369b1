//! Drawings as text: the few SVG elements that the pictures need.

use super::geometry::{Point, Size};
use super::numbers::coordinate;
use super::outline::Outline;
use super::picture::Picture;
use super::style::{FONT_SIZE, FONTS, INK, PAPER};

/// Which end of a text is at its position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Anchor {
    Start,
    Middle,
    End,
}

/// An unfinished drawing.
#[derive(Debug)]
pub(crate) struct Canvas {
    text: String,
    size: Size,
}

impl Canvas {
    /// Returns a white drawing; screen readers read its title.
    pub(crate) fn new(size: Size, title: &str) -> Self {
        let [width, height] = size.map(coordinate);
        let title = escaped(title);
        let text = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
             viewBox=\"0 0 {width} {height}\" role=\"img\" font-family=\"{FONTS}\" font-size=\"{FONT_SIZE}\" \
             fill=\"none\">\n\
             <title>{title}</title>\n<rect width=\"100%\" height=\"100%\" fill=\"{PAPER}\"/>\n"
        );
        Self { text, size }
    }

    /// Draws elements that share a class and attributes.
    pub(crate) fn group(&mut self, class: &str, attributes: &str, draw: impl FnOnce(&mut Self)) {
        self.text += &format!("<g class=\"{class}\" {attributes}>\n");
        draw(self);
        self.text += "</g>\n";
    }

    pub(crate) fn line(&mut self, from: Point, to: Point) {
        let ([x1, y1], [x2, y2]) = (from.map(coordinate), to.map(coordinate));
        self.text += &format!("<line x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\"/>\n");
    }

    pub(crate) fn circle(&mut self, [x, y]: Point, radius: f64) {
        let [x, y, radius] = [x, y, radius].map(coordinate);
        self.text += &format!("<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\"/>\n");
    }

    pub(crate) fn rectangle(&mut self, [x, y]: Point, [width, height]: Size) {
        let [x, y, width, height] = [x, y, width, height].map(coordinate);
        self.text += &format!("<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"/>\n");
    }

    pub(crate) fn path(&mut self, outline: &Outline) {
        self.text += &format!("<path d=\"{}\"/>\n", outline.data());
    }

    /// Writes text, vertically centred on its position.
    pub(crate) fn label(&mut self, [x, y]: Point, anchor: Anchor, text: &str) {
        let attribute = match anchor {
            Anchor::Start => "",
            Anchor::Middle => " text-anchor=\"middle\"",
            Anchor::End => " text-anchor=\"end\"",
        };
        let [x, y] = [x, y + 0.36 * FONT_SIZE].map(coordinate);
        self.text += &format!("<text x=\"{x}\" y=\"{y}\"{attribute}>{}</text>\n", escaped(text));
    }

    /// Writes text that runs upward, centred on its position.
    pub(crate) fn upright_label(&mut self, at: Point, text: &str) {
        let [x, y] = at.map(coordinate);
        self.group("upright", &format!("transform=\"translate({x} {y}) rotate(-90)\""), |canvas| {
            canvas.label([0.0, 0.0], Anchor::Middle, text);
        });
    }

    /// Draws elements clipped to a rectangle.
    pub(crate) fn clipped(&mut self, [x, y]: Point, [width, height]: Size, draw: impl FnOnce(&mut Self)) {
        let [x, y, width, height] = [x, y, width, height].map(coordinate);
        let inside = format!("x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"");
        self.text += &format!("<svg {inside} viewBox=\"{x} {y} {width} {height}\">\n");
        draw(self);
        self.text += "</svg>\n";
    }

    /// Writes the title at the top, in larger letters unless it would take more than the part `fill` of the width.
    pub(crate) fn title(&mut self, title: &str, fill: f64) {
        let [width, _] = self.size;
        let ems = 0.62 * title.chars().count() as f64; // letters are 0.6 of their size wide on average
        let size = (fill * width / ems.max(1.0)).min(1.25 * FONT_SIZE);
        let ([x, y, size], title) = ([width / 2.0, 24.0, size].map(coordinate), escaped(title));
        self.text += &format!(
            "<text class=\"title\" x=\"{x}\" y=\"{y}\" font-size=\"{size}\" text-anchor=\"middle\" \
             fill=\"{INK}\">{title}</text>\n"
        );
    }

    pub(crate) fn finish(self) -> Picture {
        Picture::new(self.text + "</svg>\n", self.size)
    }
}

/// Escapes text for use between tags; characters that XML forbids become U+FFFD.
fn escaped(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '<' => result.push_str("&lt;"),
            '>' => result.push_str("&gt;"),
            '&' => result.push_str("&amp;"),
            '"' => result.push_str("&quot;"),
            '\t' | '\n' | '\r' => result.push(' '),
            '\0'..='\x1f' | '\u{fffe}' | '\u{ffff}' => result.push('\u{fffd}'),
            _ => result.push(c),
        }
    }
    result
}
