//! Histograms on common axes.

use super::window::Window;
use crate::distribution::von_mises::VonMises;
use crate::error::Result;
use crate::plot::canvas::axes::{Axes, Axis, Shape};
use crate::plot::canvas::geometry::{Point, Size};
use crate::plot::canvas::legend::Legend;
use crate::plot::canvas::letters::{HEIGHT, Letters};
use crate::plot::canvas::numbers::{decimals, fixed, round_step, significant};
use crate::plot::canvas::outline::Outline;
use crate::plot::canvas::style::{Colors, distribution_style, mean_style};
use crate::plot::canvas::svg::Canvas;
use crate::plot::canvas::symbol::{Symbol, bracket};
use crate::plot::chart::Chart;
use crate::plot::options::Options;
use crate::plot::summary::{Arc, Summary};
use crate::special::pivot::Pivot;
use std::f64::consts::PI;

/// The largest density shown, in heights of the highest bar.
const MAX_HEIGHT: f64 = 2.5;
/// The number of points of the curve that are evenly spaced.
const EVEN: usize = 400;
/// The number of points of the curve that follow the distribution's mass.
const QUANTILES: usize = 100;
/// The heights of frames, alone and among others, in their widths.
const ALONE: f64 = 0.58;
const AMONG: f64 = 0.42;
/// How far below the top of the frame the confidence interval is, in sizes of the font.
const INTERVAL: f64 = 0.5;

/// What a histogram shows of one sample.
#[derive(Debug)]
struct Sample {
    summary: Summary,
    bars: Vec<f64>,
    curve: Vec<Point>,
}

/// All that histograms show.
#[derive(Debug)]
pub(super) struct Histograms<'d> {
    options: &'d Options,
    window: Window,
    samples: Vec<Sample>,
    axes: Axes,
    letters: Letters,
    colors: Colors,
}

impl<'d> Histograms<'d> {
    /// Returns histograms of samples, given their counts, in panels of a width.
    pub(super) fn new(
        options: &'d Options,
        window: Window,
        samples: Vec<(Summary, Vec<f64>)>,
        width: f64,
    ) -> Result<Self> {
        let aspect = if samples.len() == 1 { ALONE } else { AMONG };
        let samples = samples.into_iter().map(|(summary, counts)| Sample::new(summary, &counts, options, &window));
        let samples = samples.collect::<Result<Vec<_>>>()?;
        let highest = samples.iter().flat_map(|sample| &sample.bars).copied().fold(0.0, f64::max);
        let peak = samples.iter().flat_map(|sample| &sample.curve).map(|point| point[1]).fold(0.0, f64::max);
        let top = highest.max(peak.min(MAX_HEIGHT * highest));
        let (letters, name) = (options.letters(), format!("density per {}", options.units.singular()));
        let x = |length| window.axis(&letters, length);
        let y = |length| density_axis(top, &letters, length, name.clone());
        let axes = Axes::new(&letters, Shape { width, aspect, most: width }, x, y).ok_or_else(|| options.no_room())?;
        let colors = options.colors();
        Ok(Self { options, window, samples, axes, letters, colors })
    }

    fn draw_bars(&self, canvas: &mut Canvas, sample: &Sample, axes: &Axes) {
        let width = self.options.units.convert(self.window.bins.width);
        for (i, &height) in sample.bars.iter().enumerate().filter(|(_, height)| **height > 0.0) {
            let left = axes.x.from + i as f64 * width;
            let ([x, y], [right, bottom]) = (axes.point(left, height), axes.point(left + width, 0.0));
            canvas.rectangle([x, y], [right - x, bottom - y]);
        }
    }

    /// Draws the curve, and the mean direction with its interval.
    fn draw_lines(&self, canvas: &mut Canvas, sample: &Sample, axes: &Axes) {
        let em = self.letters.em;
        if !sample.curve.is_empty() {
            let limit = 4.0 * axes.y.to; // keeps the coordinates of what is clipped short
            let points = sample.curve.iter().map(|&[x, density]| axes.point(x, density.min(limit)));
            canvas.group("distribution", &distribution_style(em), |canvas| canvas.path(&Outline::from_points(points)));
        }
        let Some(mean) = sample.summary.mean else { return };
        let x = self.window.value(mean);
        let (bottom, top) = (axes.point(x, 0.0), axes.point(x, axes.y.to));
        canvas.group("mean", &mean_style(em), |canvas| canvas.line(bottom, top));
        if let Some(Arc::Between([from, to])) = sample.summary.interval.map(|interval| interval.arc) {
            let (middle, half) = (self.window.value(0.5 * (from + to)), self.options.units.convert(0.5 * (to - from)));
            let ends = [middle - half, middle + half].map(|end| axes.point(end, 0.0)[0]);
            canvas.group("interval", &mean_style(em), |canvas| bracket(canvas, ends, top[1] + INTERVAL * em));
        }
    }
}

impl Sample {
    fn new(summary: Summary, counts: &[f64], options: &Options, window: &Window) -> Result<Self> {
        let width = options.units.convert(window.bins.width);
        let density = |count: &f64| if summary.n > 0.0 { count / (summary.n * width) } else { 0.0 };
        let bars = counts.iter().map(density).collect();
        let distribution = summary.distribution.as_ref();
        let curve = distribution.map_or(Ok(Vec::new()), |distribution| curve(distribution, options, window))?;
        Ok(Self { summary, bars, curve })
    }
}

impl Chart for Histograms<'_> {
    fn size(&self) -> Size {
        self.axes.outer()
    }

    fn draw(&self, canvas: &mut Canvas, panel: usize, corner: Point) -> Result<()> {
        let (sample, axes) = (&self.samples[panel], self.axes.moved(corner));
        axes.draw_grid(canvas);
        let bar = axes.inner()[0] / sample.bars.len() as f64;
        canvas.group("bars", &self.colors.data_style(bar), |canvas| self.draw_bars(canvas, sample, &axes));
        axes.draw_inside(canvas, |canvas| self.draw_lines(canvas, sample, &axes));
        axes.draw(canvas);
        Ok(())
    }

    fn caption(&self, panel: usize) -> Vec<String> {
        let summary = &self.samples[panel].summary;
        summary.caption(summary.count_line(), self.options.units)
    }

    fn legend(&self, panel: usize) -> Legend {
        let (units, mut legend, summary) = (self.options.units, Legend::default(), &self.samples[panel].summary);
        if summary.mean.is_some() {
            legend.add(Symbol::Mean, summary.mean_line(units));
        }
        match summary.interval.map(|interval| interval.arc) {
            Some(Arc::Between(_)) => legend.add(Symbol::Bracket, summary.interval_line(units)),
            _ => legend.add(Symbol::Nothing, summary.interval_line(units)),
        }
        legend.add(Symbol::Distribution, summary.distribution_line(units));
        let bar = units.width_label(self.window.bins.width);
        legend.add(Symbol::Bar(self.colors), format!("{}, bars of {bar}", summary.count_line()));
        legend
    }

    fn shared_legend(&self) -> Legend {
        let (units, mut legend) = (self.options.units, Legend::default());
        let summaries = || self.samples.iter().map(|sample| &sample.summary);
        if summaries().any(|summary| summary.mean.is_some()) {
            legend.add(Symbol::Mean, "mean direction".to_owned());
            let interval = summaries().find_map(|summary| summary.interval);
            let text = interval.map(|interval| format!("{} confidence interval of the mean", interval.level()));
            legend.add(Symbol::Bracket, text);
        }
        legend.add(Symbol::Distribution, summaries().find_map(Summary::distribution_kind));
        legend.add(Symbol::Bar(self.colors), format!("bars of {}", units.width_label(self.window.bins.width)));
        legend
    }
}

/// Returns an axis from 0 to a multiple of a round step, with as many numbers as a length in pixels has room for.
fn density_axis(highest: f64, letters: &Letters, length: f64, name: String) -> Axis {
    let most = (length / (2.0 * HEIGHT * letters.em)).floor().clamp(1.0, 5.0);
    let step = round_step(highest / most);
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
