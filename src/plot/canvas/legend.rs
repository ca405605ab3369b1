//! The legend: lines of text below a picture, each beside the symbol that it explains.

use super::geometry::Point;
use super::letters::{LINE, Letters};
use super::style::INK;
use super::svg::{Anchor, Canvas};
use super::symbol::Symbol;

/// Where the texts of lines begin, and those of symbols that share a line, in sizes of the font.
const INDENT: f64 = 2.7;
const SHARED_INDENT: f64 = 2.1;
/// The gaps between symbols that share a line, and between entries.
const GAP: f64 = 1.2;
const BETWEEN: f64 = 0.22;

/// Symbols and their texts, from the top down; those of one entry share lines.
#[derive(Clone, Debug, Default)]
pub(crate) struct Legend(Vec<Vec<(Symbol, String)>>);

/// A legend of a width: where its symbols and lines of text are, relative to its top left corner.
#[derive(Clone, Debug)]
pub(crate) struct Placed {
    items: Vec<Item>,
    pub(crate) height: f64,
}

#[derive(Clone, Debug)]
struct Item {
    symbol: Symbol,
    at: Point,
    indent: f64,
    lines: Vec<String>,
}

impl Legend {
    /// Adds a line if there is a text for it.
    pub(crate) fn add(&mut self, symbol: Symbol, text: impl Into<Option<String>>) {
        self.0.extend(text.into().map(|text| vec![(symbol, text)]));
    }

    /// Adds symbols that share lines.
    pub(crate) fn add_row(&mut self, row: Vec<(Symbol, String)>) {
        self.0.push(row);
    }

    /// Divides the texts into lines for a width.
    pub(crate) fn placed(&self, letters: &Letters, width: f64) -> Placed {
        let (em, mut items, mut y) = (letters.em, Vec::new(), 0.0);
        for row in &self.0 {
            let (indent, mut x, mut below) = (if row.len() == 1 { INDENT } else { SHARED_INDENT } * em, 0.0, 0.0);
            for (symbol, text) in row {
                let indent = if *symbol == Symbol::Nothing { 0.0 } else { indent };
                let wanted = indent + letters.width(text);
                if x > 0.0 && x + wanted > width {
                    (x, y, below) = (0.0, y + below, 0.0);
                }
                let lines = letters.lines(text, (width - x - indent).max(em));
                below = f64::max(below, LINE * em * lines.len() as f64);
                items.push(Item { symbol: *symbol, at: [x, y + 0.5 * LINE * em], indent, lines });
                x += wanted + GAP * em;
            }
            y += below + BETWEEN * em;
        }
        Placed { items, height: y }
    }
}

impl Placed {
    /// Draws the lines to the right of and below a point.
    pub(crate) fn draw(&self, canvas: &mut Canvas, [left, top]: Point) {
        for Item { symbol, at: [x, y], indent, lines } in &self.items {
            let at = [left + x, top + y];
            symbol.draw(canvas, at);
            canvas.group("legend", &format!("fill=\"{INK}\""), |canvas| {
                canvas.labels([at[0] + indent, at[1]], Anchor::Start, lines);
            });
        }
    }
}
