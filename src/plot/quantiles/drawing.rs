//! Quantile plots on a common scale.

use super::band::band;
use super::order::{DRAWN, Statistic};
use crate::distribution::von_mises::VonMises;
use crate::error::Result;
use crate::plot::canvas::axes::{Axes, Axis, Shape};
use crate::plot::canvas::geometry::{Point, Size};
use crate::plot::canvas::legend::Legend;
use crate::plot::canvas::letters::Letters;
use crate::plot::canvas::numbers::{decimals, fixed, round_step};
use crate::plot::canvas::outline::Outline;
use crate::plot::canvas::style::{Colors, band_style, distribution_style};
use crate::plot::canvas::svg::Canvas;
use crate::plot::canvas::symbol::Symbol;
use crate::plot::chart::Chart;
use crate::plot::directions::Directions;
use crate::plot::options::Options;
use crate::plot::summary::Summary;
use crate::plot::units::Units;
use crate::special::pivot::Pivot;

/// Half length of the axes, in radians, where all points are within `NEAR` of the origin.
const LEAST: f64 = std::f64::consts::PI / 180.0;
/// Below this reach no step between ticks is a normal number.
const NEAR: f64 = 1e-300;
/// Below this reach, in radians, axes show deviations: directions would have too many digits.
const CLOSEST: f64 = 1e-9;
/// The diameter of points, in sizes of the font.
const DIAMETER: f64 = 0.38;

/// What a quantile plot shows of one sample.
#[derive(Debug)]
pub(super) struct Sample {
    summary: Summary,
    points: Vec<Point>,
    /// The lower and the upper end of the band at each point.
    band: Vec<[f64; 2]>,
}

impl Sample {
    pub(super) fn new(summary: Summary, statistics: &[Statistic], units: Units) -> Result<Self> {
        let distribution =
            summary.distribution.as_ref().map(|distribution| VonMises::from_valid(0.0, distribution.concentration()));
        let quantile = |p: f64| distribution.as_ref().map_or(Ok(0.0), |distribution| distribution.quantile(p));
        let unit = units.convert(1.0);
        let (mut points, mut ends) = (Vec::new(), Vec::new());
        for &Statistic { p, deviation } in statistics {
            let [low, high] = band(p, summary.n);
            points.push([unit * quantile(p)?, unit * deviation]);
            ends.push([unit * quantile(low)?, unit * quantile(high)?]);
        }
        Ok(Self { summary, points, band: ends })
    }

    /// Formats the number of angles, and how many are drawn if not all.
    fn count_line(&self) -> String {
        let thinned = self.points.len() >= DRAWN && self.summary.n > DRAWN as f64;
        let shown = if thinned { format!(", {DRAWN} drawn") } else { String::new() };
        self.summary.count_line() + &shown
    }
}

/// All that quantile plots show.
#[derive(Debug)]
pub(super) struct Quantiles {
    units: Units,
    samples: Vec<Sample>,
    /// The axes of each sample.
    axes: Vec<Axes>,
    letters: Letters,
    colors: Colors,
}

impl Quantiles {
    /// Returns plots in panels of a width. Their axes have the same length, each about the direction of its sample.
    pub(super) fn new(options: &Options, samples: Vec<Sample>, width: f64) -> Result<Self> {
        let (units, letters) = (options.units, options.letters());
        let points = samples.iter().flat_map(|sample| sample.points.as_flattened());
        let reach = points.fold(0.0, |reach: f64, value| value.abs().max(reach));
        let reach = if reach > NEAR { reach } else { units.convert(LEAST) };
        let frame = |sample: &Sample, most: f64| {
            let axis = |name: &'static str, other: &'static str| {
                let (centre, letters) = (sample.summary.centre(), &letters);
                move |length: f64| axis(units, centre, reach, [name, other], letters, length)
            };
            let x = axis("quantile of the distribution", "quantile less the direction");
            let y = axis("observed angle", "observed deviation");
            Axes::new(&letters, Shape { width, aspect: 1.0, most }, x, y).ok_or_else(|| options.no_room())
        };
        let frames = |most: f64| samples.iter().map(|sample| frame(sample, most)).collect::<Result<Vec<_>>>();
        // The frames of all are as large as the smallest.
        let least = frames(width)?.iter().map(|axes| axes.inner()[0]).fold(f64::INFINITY, f64::min);
        let axes = frames(least)?;
        Ok(Self { units, samples, axes, letters, colors: options.colors() })
    }

    /// Draws the band, the diagonal and the points.
    fn draw_points(&self, canvas: &mut Canvas, sample: &Sample, axes: &Axes) {
        if sample.summary.distribution.is_some() {
            canvas.group("band", &band_style(), |canvas| canvas.path(&band_outline(sample, axes)));
        }
        let em = self.letters.em;
        let [from, to] = [axes.x.from, axes.x.to].map(|end| axes.point(end, end));
        canvas.group("diagonal", &distribution_style(em), |canvas| canvas.line(from, to));
        let mut dots = Outline::default();
        sample.points.iter().for_each(|&[x, y]| dots.dot(axes.point(x, y)));
        canvas.group("points", &self.colors.dot_style(DIAMETER * em), |canvas| canvas.path(&dots));
    }

    fn add_distribution(legend: &mut Legend, distribution: Option<String>) {
        match distribution {
            Some(distribution) => {
                legend.add(Symbol::Distribution, distribution);
                legend.add(Symbol::Band, "95 % of the distribution's samples, point by point".to_owned());
            }
            None => legend.add(Symbol::Distribution, "all angles are equal: no distribution fits".to_owned()),
        }
    }
}

/// Returns the band: along its lower ends and back along its upper ones.
fn band_outline(sample: &Sample, axes: &Axes) -> Outline {
    let end = |side: usize| move |(point, ends): (&Point, &[f64; 2])| axes.point(point[0], ends[side]);
    let lower = sample.points.iter().zip(&sample.band).map(end(0));
    let upper = sample.points.iter().zip(&sample.band).rev().map(end(1));
    let mut outline = Outline::from_points(lower.chain(upper));
    outline.close();
    outline
}

impl Chart for Quantiles {
    fn size(&self) -> Size {
        let larger = |[a, b]: Size, [c, d]: Size| [a.max(c), b.max(d)];
        self.axes.iter().map(Axes::outer).fold([0.0; 2], larger)
    }

    fn draw(&self, canvas: &mut Canvas, panel: usize, corner: Point) -> Result<()> {
        let axes = self.axes[panel].moved(corner);
        axes.draw_inside(canvas, |canvas| self.draw_points(canvas, &self.samples[panel], &axes));
        axes.draw(canvas);
        Ok(())
    }

    fn caption(&self, panel: usize) -> Vec<String> {
        let sample = &self.samples[panel];
        let mut lines = vec![sample.count_line()];
        if sample.summary.n > 0.0 {
            let distribution = sample.summary.distribution_line_with_loc(self.units);
            lines.push(distribution.unwrap_or_else(|| "all angles are equal".to_owned()));
        }
        lines
    }

    fn legend(&self, panel: usize) -> Legend {
        let (sample, mut legend) = (&self.samples[panel], Legend::default());
        legend.add(Symbol::Dot(self.colors, DIAMETER * self.letters.em), sample.count_line());
        if sample.summary.n > 0.0 {
            Self::add_distribution(&mut legend, sample.summary.distribution_line_with_loc(self.units));
        }
        legend
    }

    fn shared_legend(&self) -> Legend {
        let mut legend = Legend::default();
        legend.add(Symbol::Dot(self.colors, DIAMETER * self.letters.em), "angles".to_owned());
        Self::add_distribution(&mut legend, self.samples.iter().find_map(|sample| sample.summary.distribution_kind()));
        legend
    }
}

/// Returns an axis of a length in pixels, from −1.06 to 1.06 times `reach` about a direction given in radians. Labels are
/// directions; of angles that are too close for that they are deviations, and the axis has its other name.
fn axis(units: Units, centre: f64, reach: f64, names: [&str; 2], letters: &Letters, length: f64) -> Axis {
    let in_units = |name: &str| units.plural().map_or_else(|| name.into(), |unit| format!("{name} ({unit})"));
    if reach < units.convert(CLOSEST) {
        return deviations(reach, in_units(names[1]), letters, length);
    }
    let (centre, [from, to]) = (units.convert(Pivot::from_angle(centre).wrapped()), [-1.06 * reach, 1.06 * reach]);
    let directions = Directions { units, from: centre + from, to: centre + to };
    let ticks = directions.ticks(directions.step(letters, length));
    let ticks = ticks.into_iter().map(|(value, label)| (value - centre, label)).collect();
    Axis { from, to, ticks, name: in_units(names[0]) }
}

/// Returns an axis of deviations.
fn deviations(reach: f64, name: String, letters: &Letters, length: f64) -> Axis {
    let axis = |parts: f64| {
        let step = round_step(reach / parts);
        Axis::new(-1.06 * reach, 1.06 * reach, step, name.clone(), |value| fixed(value, decimals(step)))
    };
    let axes = [3.0, 2.0, 1.0].map(axis);
    let clear = axes.iter().find(|axis| axis.has_room(letters, length));
    clear.cloned().unwrap_or_else(|| Axis { ticks: vec![(0.0, "0".into())], ..axis(1.0) })
}
