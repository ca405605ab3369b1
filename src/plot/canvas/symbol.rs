//! The symbols of the legend, and those of them that pictures have, too.

use super::geometry::Point;
use super::outline::Outline;
use super::style::{Colors, INK, MEAN, band_style, distribution_style, layer_style, mean_style};
use super::svg::Canvas;

/// What is drawn beside a line of text.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Symbol {
    Nothing,
    /// The mean direction of a rose.
    Arrow,
    /// The mean direction on the rim of a rose.
    Mark,
    /// The same with a confidence interval.
    Interval,
    /// The mean direction of a histogram, and its confidence interval.
    Mean,
    Bracket,
    Distribution,
    Bar(Colors),
    /// A petal with layers.
    Petal,
    /// The colour of a layer.
    Layer(f64),
    /// A point of a diameter.
    Dot(Colors, f64),
    StackedDot(Colors, f64),
    Band,
}

impl PartialEq for Symbol {
    fn eq(&self, other: &Self) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other)
    }
}

impl Symbol {
    /// Draws the symbol to the right of a point.
    pub(crate) fn draw(self, canvas: &mut Canvas, [x, y]: Point) {
        let em = canvas.letters.em;
        let (from, to, middle) = ([x, y], [x + 2.0 * em, y], [x + em, y]);
        let mut dot = Outline::default();
        dot.dot(middle);
        match self {
            Self::Nothing => {}
            Self::Arrow => arrow(canvas, from, to),
            Self::Mark => mark(canvas, |along, out| [x + em * (1.0 + along), y + em * (0.3 - out)]),
            Self::Interval => {
                let line = [[x + 0.3 * em, y + 0.3 * em], [x + 1.7 * em, y + 0.3 * em]];
                canvas.group("sample", &mean_style(em), |canvas| canvas.path(&Outline::from_points(line)));
                mark(canvas, |along, out| [x + em * (1.0 + along), y + em * (0.2 - out)]);
            }
            Self::Mean => canvas.group("sample", &mean_style(em), |canvas| canvas.line(from, to)),
            Self::Bracket => {
                let (left, right) = (x + 0.3 * em, x + 1.7 * em);
                canvas.group("sample", &mean_style(em), |canvas| bracket(canvas, [left, right], y));
            }
            Self::Distribution => canvas.group("sample", &distribution_style(em), |canvas| canvas.line(from, to)),
            Self::Bar(colors) => patch(canvas, &colors.data_style(em), [x, y]),
            Self::Petal => patch(canvas, &format!("stroke=\"{INK}\" stroke-width=\"0.5\""), [x, y]),
            Self::Layer(part) => patch(canvas, &layer_style(part, em), [x, y]),
            Self::Band => patch(canvas, &band_style(), [x, y]),
            Self::Dot(colors, diameter) => {
                canvas.group("sample", &colors.dot_style(diameter), |canvas| canvas.path(&dot));
            }
            Self::StackedDot(colors, diameter) => {
                canvas.group("sample", &colors.stacked_dot_style(diameter), |canvas| canvas.path(&dot));
            }
        }
    }
}

fn patch(canvas: &mut Canvas, style: &str, [x, y]: Point) {
    let em = canvas.letters.em;
    canvas.group("sample", style, |canvas| canvas.rectangle([x + 0.25 * em, y - 0.4 * em], [1.5 * em, 0.8 * em]));
}

/// Draws a horizontal interval with ends.
pub(crate) fn bracket(canvas: &mut Canvas, [from, to]: [f64; 2], y: f64) {
    let end = 0.28 * canvas.letters.em;
    canvas.line([from, y], [to, y]);
    [from, to].into_iter().for_each(|x| canvas.line([x, y - end], [x, y + end]));
}

/// Draws the mark of the mean direction: a triangle whose point is at 0. `at` tells where points are, given how far they
/// are to the side and outward, in sizes of the font.
pub(crate) fn mark(canvas: &mut Canvas, at: impl Fn(f64, f64) -> Point) {
    canvas.group("mark", &format!("fill=\"{MEAN}\""), |canvas| {
        let mut mark = Outline::from_points([at(0.0, 0.0), at(0.34, MARK), at(-0.34, MARK)]);
        mark.close();
        canvas.path(&mark);
    });
}

/// How far a mark reaches outward, in sizes of the font.
pub(crate) const MARK: f64 = 0.62;

/// Draws the mean direction as an arrow, whose head shrinks with it where it is short.
pub(crate) fn arrow(canvas: &mut Canvas, [x1, y1]: Point, [x2, y2]: Point) {
    let em = canvas.letters.em;
    let length = (x2 - x1).hypot(y2 - y1);
    let head = length.min(0.7 * em);
    let [along_x, along_y] = if length > 0.0 { [(x2 - x1) / length, (y2 - y1) / length] } else { [1.0, 0.0] };
    let base = [x2 - head * along_x, y2 - head * along_y];
    let side = |to: f64| [base[0] - to * head * along_y, base[1] + to * head * along_x];
    canvas.group("mean", &format!("{} stroke-linejoin=\"round\"", mean_style(em)), |canvas| {
        canvas.line([x1, y1], base);
    });
    canvas.group("head", &format!("fill=\"{MEAN}\""), |canvas| {
        let mut triangle = Outline::from_points([[x2, y2], side(0.45), side(-0.45)]);
        triangle.close();
        canvas.path(&triangle);
    });
}
