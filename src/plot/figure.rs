//! Puts title, panels, captions and legend together.

use super::canvas::geometry::Point;
use super::canvas::legend::Legend;
use super::canvas::letters::{LINE, Letters};
use super::canvas::picture::Picture;
use super::canvas::style::INK;
use super::canvas::svg::{Anchor, Canvas};
use super::chart::Chart;
use super::options::Options;
use crate::error::Result;

/// The size of the title's letters, in sizes of the font.
const TITLE: f64 = 1.25;
/// The space around a picture, and between rows of panels, in sizes of the font.
const PAD: f64 = 0.5;
const ROWS: f64 = 0.9;
/// The space between a panel and the lines above and below it.
const LINES: f64 = 0.25;

/// How panels are arranged.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Grid {
    columns: usize,
    /// The width of a panel in pixels.
    pub(crate) width: f64,
}

impl Grid {
    /// Returns at most this number of columns, and no more than fill the rows evenly.
    pub(crate) fn new(panels: usize, most: usize, options: &Options) -> Self {
        let rows = panels.div_ceil(most.max(1)).max(1);
        let columns = panels.div_ceil(rows).max(1);
        Self { columns, width: options.width_in_pixels() / columns as f64 }
    }

    /// Returns the grids for panels that are at least `least` sizes of the font wide, that with most columns first; the
    /// last has one.
    pub(crate) fn candidates(panels: usize, least: f64, options: &Options) -> impl Iterator<Item = Self> {
        let most = (options.width_in_pixels() / (least * options.letters().em)) as usize;
        (1..=most.clamp(1, panels.max(1))).rev().map(move |columns| Self::new(panels, columns, options))
    }
}

/// Draws one of the panels as a picture of its own.
pub(crate) fn single(chart: &dyn Chart, panel: usize, title: &str, kind: &str, options: &Options) -> Result<Picture> {
    let grid = Grid::new(1, 1, options);
    let legend = chart.legend(panel);
    let panels = [panel];
    Page::new(chart, &panels, &[String::new()], grid, title, &legend, options).draw(kind)
}

/// Draws all panels in one picture.
pub(crate) fn all(chart: &dyn Chart, titles: &[String], grid: Grid, kind: &str, options: &Options) -> Result<Picture> {
    let panels: Vec<_> = (0..titles.len()).collect();
    Page::new(chart, &panels, titles, grid, &options.title, &chart.shared_legend(), options).draw(kind)
}

/// A picture whose texts are divided into lines.
struct Page<'p> {
    chart: &'p dyn Chart,
    panels: &'p [usize],
    grid: Grid,
    letters: Letters,
    options: &'p Options,
    title: &'p str,
    title_lines: Vec<String>,
    /// The lines above and below each panel, and the largest numbers of them in each row.
    above: Vec<Vec<String>>,
    below: Vec<Vec<String>>,
    rows: Vec<[usize; 2]>,
    legend: super::canvas::legend::Placed,
}

impl<'p> Page<'p> {
    fn new(
        chart: &'p dyn Chart,
        panels: &'p [usize],
        titles: &[String],
        grid: Grid,
        title: &'p str,
        legend: &Legend,
        options: &'p Options,
    ) -> Self {
        let (letters, width) = (options.letters(), options.width_in_pixels());
        let pad = 2.0 * PAD * letters.em;
        let in_panel = |text: &String| letters.lines(text, grid.width - pad);
        let above: Vec<_> = titles.iter().map(in_panel).collect();
        let caption = |&panel: &usize| chart.caption(panel).iter().flat_map(in_panel).collect::<Vec<_>>();
        let is_shared = panels.len() > 1;
        let below: Vec<_> = panels.iter().map(|panel| if is_shared { caption(panel) } else { Vec::new() }).collect();
        let most = |lines: &[Vec<String>]| lines.iter().map(Vec::len).max().unwrap_or_default();
        let rows = above.chunks(grid.columns).zip(below.chunks(grid.columns));
        let rows = rows.map(|(above, below)| [most(above), most(below)]).collect();
        let title_lines = letters.scaled(TITLE).lines(title, width - pad);
        let empty = Legend::default();
        let legend = if options.legend { legend } else { &empty }.placed(&letters, width - 2.0 * pad);
        Self { chart, panels, grid, letters, options, title, title_lines, above, below, rows, legend }
    }

    fn draw(&self, kind: &str) -> Result<Picture> {
        let (em, width) = (self.letters.em, self.options.width_in_pixels());
        let spoken = if self.title.is_empty() { kind } else { self.title };
        let [_, body] = self.chart.size();
        let title_gap = if self.title_lines.is_empty() { 0.0 } else { LINES * em };
        let title = TITLE * LINE * em * self.title_lines.len() as f64 + title_gap;
        let lines: usize = self.rows.iter().flatten().sum();
        let gaps = ROWS * em * (self.rows.len() - 1) as f64;
        let panels = self.rows.len() as f64 * (body + 2.0 * LINES * em) + lines as f64 * LINE * em + gaps;
        let legend = PAD * em + title + panels + PAD * em;
        let height = legend + self.legend.height + PAD * em;
        let mut canvas = Canvas::new([width, height], spoken, &self.letters);
        if !self.title_lines.is_empty() {
            canvas.resized("title", TITLE, &format!("fill=\"{INK}\""), |canvas| {
                canvas.labels([0.5 * width, (PAD + 0.5 * TITLE * LINE) * em], Anchor::Middle, &self.title_lines);
            });
        }
        self.draw_panels(&mut canvas, PAD * em + title)?;
        self.legend.draw(&mut canvas, [2.0 * PAD * em, legend]);
        Ok(canvas.finish())
    }

    fn draw_panels(&self, canvas: &mut Canvas, top: f64) -> Result<()> {
        let (em, [_, body]) = (self.letters.em, self.chart.size());
        let mut y = top;
        for (row, [above, below]) in self.rows.iter().enumerate() {
            let first = row * self.grid.columns;
            let panel_y = y + LINE * em * *above as f64 + LINES * em;
            for (column, i) in (first..self.panels.len().min(first + self.grid.columns)).enumerate() {
                let left = self.grid.width * column as f64;
                let middle = left + 0.5 * self.grid.width;
                // Titles with fewer lines than others stand directly above their panels.
                let title_y = panel_y - LINES * em - LINE * em * (self.above[i].len() as f64 - 0.5);
                draw_lines(canvas, "panel", [middle, title_y], &self.above[i]);
                self.chart.draw(canvas, self.panels[i], [left, panel_y])?;
                draw_lines(canvas, "caption", [middle, panel_y + body + (LINES + 0.5 * LINE) * em], &self.below[i]);
            }
            y = panel_y + body + (LINES + ROWS) * em + LINE * em * *below as f64;
        }
        Ok(())
    }
}

fn draw_lines(canvas: &mut Canvas, class: &str, at: Point, lines: &[String]) {
    if !lines.is_empty() {
        canvas.group(class, &format!("fill=\"{INK}\""), |canvas| canvas.labels(at, Anchor::Middle, lines));
    }
}
