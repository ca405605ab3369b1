//! Drawings as text: the few SVG elements that the pictures need.

use super::geometry::{Point, Size};
use super::letters::{LINE, Letters};
use super::numbers::coordinate;
use super::outline::Outline;
use super::picture::Picture;
use super::raster::PER_INCH;
use super::style::{FONTS, PAPER};

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
    pub(crate) letters: Letters,
}

impl Canvas {
    /// Returns a white drawing whose texts have these letters; screen readers read its title.
    pub(crate) fn new(size: Size, title: &str, letters: &Letters) -> Self {
        let [width, height] = size.map(coordinate);
        let [wide, high] = size.map(|side| coordinate(side * 25.4 / PER_INCH));
        let (title, em) = (escaped(title), coordinate(letters.em));
        let family = letters.font.name().map_or_else(String::new, |name| format!("'{}', ", in_quotes(name)));
        let families = escaped(&(family + FONTS));
        let text = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{wide}mm\" height=\"{high}mm\" \
             viewBox=\"0 0 {width} {height}\" role=\"img\" font-family=\"{families}\" font-size=\"{em}\" \
             fill=\"none\">\n\
             <title>{title}</title>\n<rect width=\"100%\" height=\"100%\" fill=\"{PAPER}\"/>\n"
        );
        Self { text, size, letters: letters.clone() }
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
        let [x, y] = [x, y + 0.36 * self.letters.em].map(coordinate);
        self.text += &format!("<text x=\"{x}\" y=\"{y}\"{attribute}>{}</text>\n", escaped(text));
    }

    /// Writes lines below each other, the first of them vertically centred on the position.
    pub(crate) fn labels(&mut self, [x, y]: Point, anchor: Anchor, lines: &[String]) {
        let below = LINE * self.letters.em;
        (0..).zip(lines).for_each(|(i, line)| self.label([x, y + below * f64::from(i)], anchor, line));
    }

    /// Writes lines that run upward, from the left to the right; the first is centred on the position.
    pub(crate) fn upright_labels(&mut self, at: Point, lines: &[String]) {
        let [x, y] = at.map(coordinate);
        self.group("upright", &format!("transform=\"translate({x} {y}) rotate(-90)\""), |canvas| {
            canvas.labels([0.0, 0.0], Anchor::Middle, lines);
        });
    }

    /// Draws elements that share a class and attributes, with letters in another size.
    pub(crate) fn resized(&mut self, class: &str, factor: f64, attributes: &str, draw: impl FnOnce(&mut Self)) {
        let letters = self.letters.scaled(factor);
        let attributes = format!("font-size=\"{}\" {attributes}", coordinate(letters.em));
        let own = std::mem::replace(&mut self.letters, letters);
        self.group(class, &attributes, draw);
        self.letters = own;
    }

    /// Draws elements clipped to a rectangle.
    pub(crate) fn clipped(&mut self, [x, y]: Point, [width, height]: Size, draw: impl FnOnce(&mut Self)) {
        let [x, y, width, height] = [x, y, width, height].map(coordinate);
        let inside = format!("x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"");
        self.text += &format!("<svg {inside} viewBox=\"{x} {y} {width} {height}\">\n");
        draw(self);
        self.text += "</svg>\n";
    }

    pub(crate) fn finish(self) -> Picture {
        Picture::new(self.text + "</svg>\n", self.size, self.letters.font)
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

/// Escapes the name of a font family for use between single quotes.
fn in_quotes(name: &str) -> String {
    let mut result = String::with_capacity(name.len());
    for c in name.chars() {
        if matches!(c, '\'' | '\\') {
            result.push('\\');
        }
        result.push(c);
    }
    result
}
