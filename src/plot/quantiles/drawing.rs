//! How a quantile plot is drawn.

use super::order::{DRAWN, Statistic, band};
use crate::distribution::von_mises::VonMises;
use crate::error::Result;
use crate::plot::canvas::axes::{Axes, Axis};
use crate::plot::canvas::legend::{Legend, Sample, band_style, distribution_style, dot_style};
use crate::plot::canvas::numbers::{decimals, fixed, round_step};
use crate::plot::canvas::picture::Picture;
use crate::plot::canvas::svg::{Canvas, Outline, Point};
use crate::plot::options::Options;
use crate::plot::summary::Summary;
use crate::plot::units::Units;

const FRAME: Point = [372.0, 372.0];
/// Half of the axes where everything is at the origin, or so near that no step between ticks is a number; in radians.
const ALONE: f64 = std::f64::consts::PI / 180.0;
const NEAR: f64 = 1e-300;
/// Decimals of numbers so long that there are fewer of them.
const LONG: usize = 4;

/// Everything that a quantile plot shows.
pub(crate) struct Drawing<'d> {
    options: &'d Options,
    summary: &'d Summary,
    points: Vec<Point>,
    /// The lower and the upper end of the band at each point.
    band: Vec<[f64; 2]>,
    axes: Axes,
}

impl<'d> Drawing<'d> {
    pub(crate) fn new(options: &'d Options, summary: &'d Summary, statistics: &[Statistic]) -> Result<Self> {
        let distribution =
            summary.distribution.as_ref().map(|distribution| VonMises::from_valid(0.0, distribution.concentration()));
        let quantile = |p: f64| distribution.as_ref().map_or(Ok(0.0), |distribution| distribution.quantile(p));
        let unit = options.units.of_radians(1.0);
        let (mut points, mut ends) = (Vec::new(), Vec::new());
        for &Statistic { p, deviation } in statistics {
            let [low, high] = band(p, summary.n);
            points.push([unit * quantile(p)?, unit * deviation]);
            ends.push([unit * quantile(low)?, unit * quantile(high)?]);
        }
        let reach = points.as_flattened().iter().fold(0.0, |reach: f64, value| value.abs().max(reach));
        let reach = if reach > NEAR { reach } else { unit * ALONE };
        let [x, y] =
            ["quantile of the distribution", "observed deviation"].map(|name| axis(options.units, reach, name));
        Ok(Self { options, summary, points, band: ends, axes: Axes::new(x, y, options.headroom(), FRAME) })
    }

    pub(crate) fn picture(&self) -> Result<Picture> {
        let (legend, outside) = (self.legend(), self.axes.outside());
        let mut canvas = Canvas::new([outside[0], outside[1] + legend.height()], self.options.name("Quantile plot"));
        canvas.title(&self.options.title, 0.94);
        self.axes.inside(&mut canvas, |canvas| {
            if self.summary.distribution.is_some() {
                canvas.group("band", &band_style(), |canvas| canvas.path(&self.outline()));
            }
            let [from, to] = [self.axes.x.from, self.axes.x.to].map(|end| self.axes.place(end, end));
            canvas.group("diagonal", &distribution_style(), |canvas| canvas.line(from, to));
            canvas.group("points", &dot_style(), |canvas| self.dots(canvas));
        });
        self.axes.draw(&mut canvas);
        legend.draw(&mut canvas, self.axes.under());
        Ok(canvas.finish())
    }

    /// Up along the lower ends and back along the upper ones.
    fn outline(&self) -> Outline {
        let end = |side: usize| move |(point, ends): (&Point, &[f64; 2])| self.axes.place(point[0], ends[side]);
        let lower = self.points.iter().zip(&self.band).map(end(0));
        let upper = self.points.iter().zip(&self.band).rev().map(end(1));
        let mut outline = Outline::through(lower.chain(upper));
        outline.close();
        outline
    }

    fn dots(&self, canvas: &mut Canvas) {
        let mut dots = Outline::default();
        self.points.iter().for_each(|&[x, y]| dots.dot(self.axes.place(x, y)));
        canvas.path(&dots);
    }

    fn legend(&self) -> Legend {
        let mut legend = Legend::default();
        let thinned = self.points.len() >= DRAWN && self.summary.n > DRAWN as f64;
        let shown = if thinned { format!(", {DRAWN} drawn") } else { String::new() };
        legend.add(Sample::Dot, self.summary.count_phrase() + &shown);
        match self.summary.distribution_phrase_with_loc(self.options.units, 0.0) {
            Some(distribution) => {
                legend.add(Sample::Distribution, distribution);
                legend.add(Sample::Band, "95 % of the distribution's samples, point by point".to_owned());
            }
            None => legend.add(Sample::Distribution, "all angles are equal: no distribution fits".to_owned()),
        }
        legend
    }
}

/// An axis as long to the left as to the right, a little more than the points need.
fn axis(units: Units, reach: f64, name: &str) -> Axis {
    let parts = if decimals(round_step(reach / 3.0)) > LONG { 2.0 } else { 3.0 };
    let step = match units {
        Units::Period(_) => round_step(reach / parts),
        _ => units.step(reach / parts),
    };
    let label = |value: f64| match units {
        Units::Period(_) => fixed(value, decimals(step)),
        _ => units.tick(value, step),
    };
    let name = units.name().map_or_else(|| name.into(), |unit| format!("{name} ({unit})"));
    Axis::new(-1.06 * reach, 1.06 * reach, step, name, label)
}
