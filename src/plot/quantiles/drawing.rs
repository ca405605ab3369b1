//! Drawing a quantile plot.

use super::band::band;
use super::order::{DRAWN, Statistic};
use crate::distribution::von_mises::VonMises;
use crate::error::Result;
use crate::plot::canvas::axes::{Axes, Axis};
use crate::plot::canvas::geometry::{Point, Size};
use crate::plot::canvas::legend::{Legend, Symbol};
use crate::plot::canvas::numbers::{decimals, fixed, round_step};
use crate::plot::canvas::outline::Outline;
use crate::plot::canvas::picture::Picture;
use crate::plot::canvas::style::{band_style, distribution_style, dot_style};
use crate::plot::canvas::svg::Canvas;
use crate::plot::directions::Directions;
use crate::plot::options::Options;
use crate::plot::summary::Summary;
use crate::plot::units::Units;
use crate::special::pivot::Pivot;

const FRAME: Size = [372.0, 372.0];
/// Half length of the axes, in radians, where all points are within `NEAR` of the origin.
const LEAST: f64 = std::f64::consts::PI / 180.0;
/// Below this reach no step between ticks is a normal number.
const NEAR: f64 = 1e-300;
/// Below this reach, in radians, axes show deviations: directions would have too many digits.
const CLOSEST: f64 = 1e-9;
/// Labels with more decimals than this are long, and there are fewer of them.
const LONG: usize = 4;

/// All that a quantile plot shows.
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
        let unit = options.units.convert(1.0);
        let (mut points, mut ends) = (Vec::new(), Vec::new());
        for &Statistic { p, deviation } in statistics {
            let [low, high] = band(p, summary.n);
            points.push([unit * quantile(p)?, unit * deviation]);
            ends.push([unit * quantile(low)?, unit * quantile(high)?]);
        }
        let reach = points.as_flattened().iter().fold(0.0, |reach: f64, value| value.abs().max(reach));
        let reach = if reach > NEAR { reach } else { unit * LEAST };
        let [x, y] = axes(options.units, summary.centre(), reach);
        Ok(Self { options, summary, points, band: ends, axes: Axes::new(x, y, options.title_height(), FRAME) })
    }

    pub(crate) fn picture(&self) -> Result<Picture> {
        let (legend, [width, bottom]) = (self.legend(), self.axes.outer_size());
        let title = self.options.accessible_title("Quantile plot");
        let mut canvas = Canvas::new([width, bottom + legend.height()], title);
        canvas.title(&self.options.title, 0.94);
        self.axes.draw_inside(&mut canvas, |canvas| self.draw_points(canvas));
        self.axes.draw(&mut canvas);
        legend.draw(&mut canvas, self.axes.legend_corner());
        Ok(canvas.finish())
    }

    /// Draws the band, the diagonal and the points.
    fn draw_points(&self, canvas: &mut Canvas) {
        if self.summary.distribution.is_some() {
            canvas.group("band", &band_style(), |canvas| canvas.path(&self.band_outline()));
        }
        let [from, to] = [self.axes.x.from, self.axes.x.to].map(|end| self.axes.point(end, end));
        canvas.group("diagonal", &distribution_style(), |canvas| canvas.line(from, to));
        let mut dots = Outline::default();
        self.points.iter().for_each(|&[x, y]| dots.dot(self.axes.point(x, y)));
        canvas.group("points", &dot_style(), |canvas| canvas.path(&dots));
    }

    /// Returns the band: along its lower ends and back along its upper ones.
    fn band_outline(&self) -> Outline {
        let end = |side: usize| move |(point, ends): (&Point, &[f64; 2])| self.axes.point(point[0], ends[side]);
        let lower = self.points.iter().zip(&self.band).map(end(0));
        let upper = self.points.iter().zip(&self.band).rev().map(end(1));
        let mut outline = Outline::from_points(lower.chain(upper));
        outline.close();
        outline
    }

    fn legend(&self) -> Legend {
        let mut legend = Legend::default();
        let thinned = self.points.len() >= DRAWN && self.summary.n > DRAWN as f64;
        let shown = if thinned { format!(", {DRAWN} drawn") } else { String::new() };
        legend.add(Symbol::Dot, self.summary.count_line() + &shown);
        match self.summary.distribution_line_with_loc(self.options.units) {
            Some(distribution) => {
                legend.add(Symbol::Distribution, distribution);
                legend.add(Symbol::Band, "95 % of the distribution's samples, point by point".to_owned());
            }
            None => legend.add(Symbol::Distribution, "all angles are equal: no distribution fits".to_owned()),
        }
        legend
    }
}

/// Returns both axes, from −1.06 to 1.06 times `reach` about a direction given in radians. Labels are directions; of
/// angles that are too close for that they are deviations.
fn axes(units: Units, centre: f64, reach: f64) -> [Axis; 2] {
    let in_units = |name: &str| units.plural().map_or_else(|| name.into(), |unit| format!("{name} ({unit})"));
    if reach < units.convert(CLOSEST) {
        let names = ["quantile less the direction", "observed deviation"];
        return names.map(|name| deviations(reach, in_units(name)));
    }
    let (centre, [from, to]) = (units.convert(Pivot::from_angle(centre).wrapped()), [-1.06 * reach, 1.06 * reach]);
    let directions = Directions { units, from: centre + from, to: centre + to };
    ["quantile of the distribution", "observed angle"].map(|name| {
        let ticks = directions.ticks(directions.step(FRAME[0]));
        let ticks = ticks.into_iter().map(|(value, label)| (value - centre, label)).collect();
        Axis { from, to, ticks, name: in_units(name) }
    })
}

/// Returns an axis of deviations.
fn deviations(reach: f64, name: String) -> Axis {
    let parts = if decimals(round_step(reach / 3.0)) > LONG { 2.0 } else { 3.0 };
    let step = round_step(reach / parts);
    Axis::new(-1.06 * reach, 1.06 * reach, step, name, |value| fixed(value, decimals(step)))
}
