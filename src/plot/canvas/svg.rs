//! Drawings as text: the few elements of SVG that the pictures need.

use super::picture::Picture;
use super::style::{FONTS, INK, PAPER, SIZE};

/// A place in the drawing: to the right and down, in pixels at scale 1.
pub(crate) type Point = [f64; 2];

/// Which end of a text lies where it is put.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Anchor {
    Start,
    Middle,
    End,
}

/// A drawing that grows.
#[derive(Debug)]
pub(crate) struct Canvas {
    text: String,
    size: Point,
}

impl Canvas {
    /// White, of that width and height; `title` is what a screen reader says.
    pub(crate) fn new(size: Point, title: &str) -> Self {
        let [width, height] = size.map(number);
        let title = escaped(title);
        let text = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
             viewBox=\"0 0 {width} {height}\" role=\"img\" font-family=\"{FONTS}\" font-size=\"{SIZE}\" fill=\"none\">\n\
             <title>{title}</title>\n<rect width=\"100%\" height=\"100%\" fill=\"{PAPER}\"/>\n"
        );
        Self { text, size }
    }

    /// Elements that share a name and attributes.
    pub(crate) fn group(&mut self, class: &str, attributes: &str, draw: impl FnOnce(&mut Self)) {
        self.text += &format!("<g class=\"{class}\" {attributes}>\n");
        draw(self);
        self.text += "</g>\n";
    }

    pub(crate) fn line(&mut self, from: Point, to: Point) {
        let ([x1, y1], [x2, y2]) = (from.map(number), to.map(number));
        self.text += &format!("<line x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\"/>\n");
    }

    pub(crate) fn circle(&mut self, [x, y]: Point, radius: f64) {
        let [x, y, radius] = [x, y, radius].map(number);
        self.text += &format!("<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\"/>\n");
    }

    pub(crate) fn rectangle(&mut self, [x, y]: Point, [width, height]: Point) {
        let [x, y, width, height] = [x, y, width, height].map(number);
        self.text += &format!("<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"/>\n");
    }

    pub(crate) fn path(&mut self, outline: &Outline) {
        self.text += &format!("<path d=\"{}\"/>\n", outline.0);
    }

    /// Text whose middle is at that height.
    pub(crate) fn label(&mut self, [x, y]: Point, anchor: Anchor, text: &str) {
        let attribute = match anchor {
            Anchor::Start => "",
            Anchor::Middle => " text-anchor=\"middle\"",
            Anchor::End => " text-anchor=\"end\"",
        };
        let [x, y] = [x, y + 0.36 * SIZE].map(number);
        self.text += &format!("<text x=\"{x}\" y=\"{y}\"{attribute}>{}</text>\n", escaped(text));
    }

    /// Text that runs upward, centred on that place.
    pub(crate) fn upright_label(&mut self, at: Point, text: &str) {
        let [x, y] = at.map(number);
        self.group("upright", &format!("transform=\"translate({x} {y}) rotate(-90)\""), |canvas| {
            canvas.label([0.0, 0.0], Anchor::Middle, text);
        });
    }

    /// Elements of which no part outside that rectangle is seen.
    pub(crate) fn clipped(&mut self, [x, y]: Point, [width, height]: Point, draw: impl FnOnce(&mut Self)) {
        let [x, y, width, height] = [x, y, width, height].map(number);
        let inside = format!("x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"");
        self.text += &format!("<svg {inside} viewBox=\"{x} {y} {width} {height}\">\n");
        draw(self);
        self.text += "</svg>\n";
    }

    /// A large text at the top.
    pub(crate) fn title(&mut self, title: &str, fill: f64) {
        let [width, _] = self.size;
        let wide = 0.62 * title.chars().count() as f64; // of the font's size; letters are 0.6 wide on average
        let size = (fill * width / wide.max(1.0)).min(1.25 * SIZE);
        let [x, y, size] = [width / 2.0, 24.0, size].map(number);
        self.text += &format!(
            "<text class=\"title\" x=\"{x}\" y=\"{y}\" font-size=\"{size}\" text-anchor=\"middle\" fill=\"{INK}\">{}</text>\n",
            escaped(title)
        );
    }

    pub(crate) fn finish(self) -> Picture {
        Picture::new(self.text + "</svg>\n", self.size)
    }
}

/// The outline of a shape, as the commands of a path.
#[derive(Debug, Default)]
pub(crate) struct Outline(String);

impl Outline {
    pub(crate) fn start(&mut self, at: Point) {
        self.command('M', &at);
    }

    pub(crate) fn line(&mut self, to: Point) {
        self.command('L', &to);
    }

    /// The shorter or longer arc of a circle, with or against the clock.
    pub(crate) fn arc(&mut self, radius: f64, longer: bool, clockwise: bool, [x, y]: Point) {
        let flags = [longer, clockwise].map(|flag| f64::from(u8::from(flag)));
        self.command('A', &[radius, radius, 0.0, flags[0], flags[1], x, y]);
    }

    /// A dot: a line of no length, which round ends make visible.
    pub(crate) fn dot(&mut self, at: Point) {
        self.command('M', &at);
        self.0.push_str("h0");
    }

    pub(crate) fn close(&mut self) {
        self.0.push('Z');
    }

    /// A line through points.
    pub(crate) fn through(points: impl IntoIterator<Item = Point>) -> Self {
        let mut outline = Self::default();
        for (i, point) in points.into_iter().enumerate() {
            outline.command(if i == 0 { 'M' } else { 'L' }, &point);
        }
        outline
    }

    fn command(&mut self, letter: char, numbers: &[f64]) {
        self.0.push(letter);
        let numbers: Vec<_> = numbers.iter().copied().map(number).collect();
        self.0.push_str(&numbers.join(" "));
    }
}

/// Hundredths of a pixel, without zeros that say nothing.
fn number(value: f64) -> String {
    let text = format!("{value:.2}");
    let short = text.trim_end_matches('0').trim_end_matches('.');
    if short == "-0" { "0".into() } else { short.into() }
}

/// Text as it stands between tags; characters that no XML document may hold become U+FFFD.
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
