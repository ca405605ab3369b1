//! The lines under a picture that say what is drawn, each beside a sample of it.

use super::style::{BAND, CURVE, DATA, EDGE, INK, MEAN, SIZE};
use super::svg::{Anchor, Canvas, Outline, Point};

/// The height of a line.
const LINE: f64 = 21.0;

/// What is drawn beside a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sample {
    Arrow,
    Mean,
    Distribution,
    Bar,
    Dot,
    Band,
}

/// Lines in the order in which they appear.
#[derive(Debug, Default)]
pub(crate) struct Legend(Vec<(Sample, String)>);

impl Legend {
    pub(crate) fn add(&mut self, sample: Sample, text: impl Into<Option<String>>) {
        self.0.extend(text.into().map(|text| (sample, text)));
    }

    pub(crate) fn height(&self) -> f64 {
        LINE * self.0.len() as f64 + 8.0
    }

    /// Draws the lines below that place.
    pub(crate) fn draw(&self, canvas: &mut Canvas, [x, y]: Point) {
        for ((sample, text), line) in self.0.iter().zip(0..) {
            let y = y + LINE * (f64::from(line) + 0.5);
            sample.draw(canvas, [x, y]);
            canvas.group("legend", &format!("fill=\"{INK}\""), |canvas| {
                canvas.label([x + 34.0, y], Anchor::Start, text);
            });
        }
    }
}

impl Sample {
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
    canvas.group("sample", style, |canvas| canvas.rectangle([x + 3.0, y - 0.4 * SIZE], [18.0, 0.8 * SIZE]));
}

/// The mean direction as an arrow.
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
        let mut triangle = Outline::through([[x2, y2], side(0.45), side(-0.45)]);
        triangle.close();
        canvas.path(&triangle);
    });
}

pub(crate) fn mean_style() -> String {
    format!("stroke=\"{MEAN}\" stroke-width=\"2.2\"")
}

pub(crate) fn distribution_style() -> String {
    format!("stroke=\"{CURVE}\" stroke-width=\"1.6\" stroke-linejoin=\"round\"")
}

pub(crate) fn band_style() -> String {
    format!("fill=\"{BAND}\" stroke=\"{BAND}\" stroke-width=\"0.5\"")
}

/// Of petals or bars that wide: the edges of narrow ones are finer, or nothing else would be seen.
pub(crate) fn data_style(width: f64) -> String {
    let edge = (0.12 * width).clamp(0.05, 0.7);
    format!(
        "fill=\"{DATA}\" fill-opacity=\"0.7\" stroke=\"{EDGE}\" stroke-width=\"{edge:.2}\" stroke-linejoin=\"round\""
    )
}

pub(crate) fn dot_style() -> String {
    format!("stroke=\"{EDGE}\" stroke-width=\"5\" stroke-opacity=\"0.75\" stroke-linecap=\"round\"")
}
