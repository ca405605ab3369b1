//! The legend: lines of text below a picture, each beside the symbol that it explains.

use super::geometry::Point;
use super::outline::Outline;
use super::style::{FONT_SIZE, INK, MEAN, band_style, data_style, distribution_style, dot_style, mean_style};
use super::svg::{Anchor, Canvas};

/// The height of a line.
const LINE: f64 = 21.0;

/// What is drawn beside a line of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Symbol {
    /// The mean direction of a rose.
    Arrow,
    /// The mean direction of a histogram.
    Mean,
    Distribution,
    Bar,
    Dot,
    Band,
}

/// Symbols and their texts, from the top down.
#[derive(Debug, Default)]
pub(crate) struct Legend(Vec<(Symbol, String)>);

impl Legend {
    /// Adds a line if there is a text for it.
    pub(crate) fn add(&mut self, symbol: Symbol, text: impl Into<Option<String>>) {
        self.0.extend(text.into().map(|text| (symbol, text)));
    }

    pub(crate) fn height(&self) -> f64 {
        LINE * self.0.len() as f64 + 8.0
    }

    /// Draws the lines to the right of and below a point.
    pub(crate) fn draw(&self, canvas: &mut Canvas, [x, y]: Point) {
        for ((symbol, text), line) in self.0.iter().zip(0..) {
            let y = y + LINE * (f64::from(line) + 0.5);
            symbol.draw(canvas, [x, y]);
            canvas.group("legend", &format!("fill=\"{INK}\""), |canvas| {
                canvas.label([x + 34.0, y], Anchor::Start, text);
            });
        }
    }
}

impl Symbol {
    fn draw(self, canvas: &mut Canvas, [x, y]: Point) {
        let ends = ([x, y], [x + 24.0, y]);
        match self {
            Self::Arrow => arrow(canvas, ends.0, ends.1),
            Self::Mean => canvas.group("sample", &mean_style(), |canvas| canvas.line(ends.0, ends.1)),
            Self::Distribution => canvas.group("sample", &distribution_style(), |canvas| canvas.line(ends.0, ends.1)),
            Self::Bar => patch(canvas, &data_style(18.0), [x, y]),
            Self::Band => patch(canvas, &band_style(), [x, y]),
            Self::Dot => canvas.group("sample", &dot_style(), |canvas| {
                let mut dot = Outline::default();
                dot.dot([x + 12.0, y]);
                canvas.path(&dot);
            }),
        }
    }
}

fn patch(canvas: &mut Canvas, style: &str, [x, y]: Point) {
    canvas.group("sample", style, |canvas| canvas.rectangle([x + 3.0, y - 0.4 * FONT_SIZE], [18.0, 0.8 * FONT_SIZE]));
}

/// Draws the mean direction as an arrow, whose head shrinks with it where it is short.
pub(crate) fn arrow(canvas: &mut Canvas, [x1, y1]: Point, [x2, y2]: Point) {
    let length = (x2 - x1).hypot(y2 - y1);
    let head = length.min(9.0);
    let [along_x, along_y] = if length > 0.0 { [(x2 - x1) / length, (y2 - y1) / length] } else { [1.0, 0.0] };
    let base = [x2 - head * along_x, y2 - head * along_y];
    let side = |to: f64| [base[0] - to * head * along_y, base[1] + to * head * along_x];
    canvas.group("mean", &format!("{} stroke-linejoin=\"round\"", mean_style()), |canvas| {
        canvas.line([x1, y1], base);
    });
    canvas.group("head", &format!("fill=\"{MEAN}\""), |canvas| {
        let mut triangle = Outline::from_points([[x2, y2], side(0.45), side(-0.45)]);
        triangle.close();
        canvas.path(&triangle);
    });
}
