//! How a histogram is drawn.

use super::window::{FRAME, Window};
use crate::distribution::von_mises::VonMises;
use crate::error::Result;
use crate::plot::canvas::axes::{Axes, Axis};
use crate::plot::canvas::legend::{Legend, Sample, data_style, distribution_style, mean_style};
use crate::plot::canvas::numbers::{decimals, fixed, round_step, significant};
use crate::plot::canvas::picture::Picture;
use crate::plot::canvas::svg::{Canvas, Outline, Point};
use crate::plot::options::Options;
use crate::plot::summary::Summary;
use crate::special::pivot::Pivot;
use std::f64::consts::PI;

/// How much higher than the highest bar a curve is shown.
const HEADROOM: f64 = 2.5;
/// Points of the curve that are evenly spread, and those that follow the distribution's mass.
const EVEN: usize = 400;
const QUANTILES: usize = 100;

/// Everything that a histogram shows.
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
        let width = options.units.of_radians(window.bins.width);
        let bars: Vec<_> = counts.iter().map(|count| count / (summary.n * width)).collect();
        let curve = summary
            .distribution
            .as_ref()
            .map_or(Ok(Vec::new()), |distribution| curve(distribution, options, window))?;
        let highest = bars.iter().copied().fold(0.0, f64::max);
        let peak = curve.iter().map(|point| point[1]).fold(0.0, f64::max).min(HEADROOM * highest);
        let y = densities(highest.max(peak), format!("density per {}", options.units.one()));
        let axes = Axes::new(window.axis(), y, options.headroom(), FRAME);
        Ok(Self { options, summary, window, bars, curve, axes })
    }

    pub(crate) fn picture(&self) -> Result<Picture> {
        let (legend, outside) = (self.legend(), self.axes.outside());
        let mut canvas = Canvas::new([outside[0], outside[1] + legend.height()], self.options.name("Histogram"));
        canvas.title(&self.options.title, 0.94);
        self.axes.grid(&mut canvas);
        let bar = FRAME[0] / self.bars.len() as f64;
        canvas.group("bars", &data_style(bar), |canvas| self.bars(canvas));
        self.axes.inside(&mut canvas, |canvas| self.over(canvas));
        self.axes.draw(&mut canvas);
        legend.draw(&mut canvas, self.axes.under());
        Ok(canvas.finish())
    }

    fn bars(&self, canvas: &mut Canvas) {
        let width = self.options.units.of_radians(self.window.bins.width);
        for (i, &height) in self.bars.iter().enumerate().filter(|(_, height)| **height > 0.0) {
            let left = self.axes.x.from + i as f64 * width;
            let ([x, y], [right, bottom]) = (self.axes.place(left, height), self.axes.place(left + width, 0.0));
            canvas.rectangle([x, y], [right - x, bottom - y]);
        }
    }

    /// The curve and the mean direction.
    fn over(&self, canvas: &mut Canvas) {
        if !self.curve.is_empty() {
            let limit = 4.0 * self.axes.y.to; // of numbers in the drawing
            let points = self.curve.iter().map(|&[x, density]| self.axes.place(x, density.min(limit)));
            canvas.group("distribution", &distribution_style(), |canvas| canvas.path(&Outline::through(points)));
        }
        if let Some(mean) = self.summary.mean {
            let x = self.window.value(mean);
            let ends = (self.axes.place(x, 0.0), self.axes.place(x, self.axes.y.to));
            canvas.group("mean", &mean_style(), |canvas| canvas.line(ends.0, ends.1));
        }
    }

    fn legend(&self) -> Legend {
        let (units, start, mut legend) = (self.options.units, self.window.turn_from(), Legend::default());
        if self.summary.mean.is_some() {
            legend.add(Sample::Mean, self.summary.mean_phrase(units, start));
        }
        legend.add(Sample::Distribution, self.summary.distribution_phrase(units, start));
        let bar = units.width(self.window.bins.width);
        legend.add(Sample::Bar, format!("{}, bars of {bar}", self.summary.count_phrase()));
        legend
    }
}

/// An axis from 0 to a round number.
fn densities(highest: f64, name: String) -> Axis {
    let step = round_step(highest / 5.0);
    let to = (highest / step * (1.0 - 1e-9)).ceil() * step;
    let label = |value: f64| match step {
        1e-4..1e5 => fixed(value, decimals(step)),
        _ => significant(value, 2),
    };
    Axis::new(0.0, to, step, name, label)
}

/// Places on the axis and densities per unit.
fn curve(distribution: &VonMises<f64>, options: &Options, window: &Window) -> Result<Vec<Point>> {
    let (centred, bins) = (VonMises::from_valid(0.0, distribution.concentration()), window.bins);
    let half = 0.5 * bins.width * bins.number as f64;
    let quantiles = (1..QUANTILES).map(|i| centred.quantile(i as f64 / QUANTILES as f64));
    let from_centre = Pivot::new(bins.centre).deviation(distribution.loc());
    let mut places: Vec<_> = (0..=EVEN).map(|i| half * (2.0 * i as f64 / EVEN as f64 - 1.0)).collect();
    for quantile in quantiles {
        places.push(Pivot::new(PI).deviation(from_centre + quantile? + PI));
    }
    places.push(from_centre);
    places.retain(|place| place.abs() <= half);
    places.sort_unstable_by(f64::total_cmp);
    let unit = options.units.of_radians(1.0);
    let centre = options.units.of_radians(bins.centre);
    let point = |place: f64| Ok([centre + unit * place, centred.prob(place - from_centre)?.min(1e300) / unit]);
    places.into_iter().map(point).collect()
}
