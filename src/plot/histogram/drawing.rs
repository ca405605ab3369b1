//! Drawing a histogram.

use super::window::{FRAME, Window};
use crate::distribution::von_mises::VonMises;
use crate::error::Result;
use crate::plot::canvas::axes::{Axes, Axis};
use crate::plot::canvas::geometry::Point;
use crate::plot::canvas::legend::{Legend, Symbol};
use crate::plot::canvas::numbers::{decimals, fixed, round_step, significant};
use crate::plot::canvas::outline::Outline;
use crate::plot::canvas::picture::Picture;
use crate::plot::canvas::style::{data_style, distribution_style, mean_style};
use crate::plot::canvas::svg::Canvas;
use crate::plot::options::Options;
use crate::plot::summary::Summary;
use crate::special::pivot::Pivot;
use std::f64::consts::PI;

/// The largest density shown, in heights of the highest bar.
const MAX_HEIGHT: f64 = 2.5;
/// The number of points of the curve that are evenly spaced.
const EVEN: usize = 400;
/// The number of points of the curve that follow the distribution's mass.
const QUANTILES: usize = 100;

/// All that a histogram shows.
pub(crate) struct Drawing<'d> {
    options: &'d Options,
    summary: &'d Summary,
    window: &'d Window,
    bars: Vec<f64>,
    curve: Vec<Point>,
    axes: Axes,
}

impl<'d> Drawing<'d> {
    pub(crate) fn new(options: &'d Options, summary: &'d Summary, window: &'d Window, counts: &[f64]) -> Result<Self> {
        let width = options.units.convert(window.bins.width);
        let bars: Vec<_> = counts.iter().map(|count| count / (summary.n * width)).collect();
        let distribution = summary.distribution.as_ref();
        let curve = distribution.map_or(Ok(Vec::new()), |distribution| curve(distribution, options, window))?;
        let highest = bars.iter().copied().fold(0.0, f64::max);
        let peak = curve.iter().map(|point| point[1]).fold(0.0, f64::max).min(MAX_HEIGHT * highest);
        let y = density_axis(highest.max(peak), format!("density per {}", options.units.singular()));
        let axes = Axes::new(window.axis(), y, options.title_height(), FRAME);
        Ok(Self { options, summary, window, bars, curve, axes })
    }

    pub(crate) fn picture(&self) -> Result<Picture> {
        let (legend, [width, bottom]) = (self.legend(), self.axes.outer_size());
        let title = self.options.accessible_title("Histogram");
        let mut canvas = Canvas::new([width, bottom + legend.height()], title);
        canvas.title(&self.options.title, 0.94);
        self.axes.draw_grid(&mut canvas);
        let bar = FRAME[0] / self.bars.len() as f64;
        canvas.group("bars", &data_style(bar), |canvas| self.draw_bars(canvas));
        self.axes.draw_inside(&mut canvas, |canvas| self.draw_lines(canvas));
        self.axes.draw(&mut canvas);
        legend.draw(&mut canvas, self.axes.legend_corner());
        Ok(canvas.finish())
    }

    fn draw_bars(&self, canvas: &mut Canvas) {
        let width = self.options.units.convert(self.window.bins.width);
        for (i, &height) in self.bars.iter().enumerate().filter(|(_, height)| **height > 0.0) {
            let left = self.axes.x.from + i as f64 * width;
            let ([x, y], [right, bottom]) = (self.axes.point(left, height), self.axes.point(left + width, 0.0));
            canvas.rectangle([x, y], [right - x, bottom - y]);
        }
    }

    /// Draws the curve and the mean direction.
    fn draw_lines(&self, canvas: &mut Canvas) {
        if !self.curve.is_empty() {
            let limit = 4.0 * self.axes.y.to; // keeps the coordinates of what is clipped short
            let points = self.curve.iter().map(|&[x, density]| self.axes.point(x, density.min(limit)));
            canvas.group("distribution", &distribution_style(), |canvas| canvas.path(&Outline::from_points(points)));
        }
        if let Some(mean) = self.summary.mean {
            let x = self.window.value(mean);
            let ends = (self.axes.point(x, 0.0), self.axes.point(x, self.axes.y.to));
            canvas.group("mean", &mean_style(), |canvas| canvas.line(ends.0, ends.1));
        }
    }

    fn legend(&self) -> Legend {
        let (units, mut legend) = (self.options.units, Legend::default());
        if self.summary.mean.is_some() {
            legend.add(Symbol::Mean, self.summary.mean_line(units));
        }
        legend.add(Symbol::Distribution, self.summary.distribution_line(units));
        let bar = units.width_label(self.window.bins.width);
        legend.add(Symbol::Bar, format!("{}, bars of {bar}", self.summary.count_line()));
        legend
    }
}

/// Returns an axis from 0 to a multiple of a round step.
fn density_axis(highest: f64, name: String) -> Axis {
    let step = round_step(highest / 5.0);
    let to = (highest / step * (1.0 - 1e-9)).ceil() * step;
    let label = |value: f64| match step {
        1e-4..1e5 => fixed(value, decimals(step)),
        _ => significant(value, 2),
    };
    Axis::new(0.0, to, step, name, label)
}

/// Returns the points of the density inside a window, in the units of both axes.
fn curve(distribution: &VonMises<f64>, options: &Options, window: &Window) -> Result<Vec<Point>> {
    let (centred, bins) = (VonMises::from_valid(0.0, distribution.concentration()), window.bins);
    let half = 0.5 * bins.width * bins.number as f64;
    let loc = Pivot::new(bins.centre).deviation(distribution.loc());
    // Deviations from the window's centre: evenly spaced, at quantiles, and at the peak.
    let mut deviations: Vec<_> = (0..=EVEN).map(|i| half * (2.0 * i as f64 / EVEN as f64 - 1.0)).collect();
    for i in 1..QUANTILES {
        let quantile = centred.quantile(i as f64 / QUANTILES as f64)?;
        deviations.push(Pivot::new(PI).deviation(loc + quantile + PI));
    }
    deviations.push(loc);
    deviations.retain(|deviation| deviation.abs() <= half);
    deviations.sort_unstable_by(f64::total_cmp);
    let unit = options.units.convert(1.0);
    let centre = options.units.convert(bins.centre);
    let point = |deviation: f64| Ok([centre + unit * deviation, centred.prob(deviation - loc)?.min(1e300) / unit]);
    deviations.into_iter().map(point).collect()
}
