//! Drawing a rose.

use super::rim;
use super::scale::Scale;
use super::shares::Shares;
use crate::error::Result;
use crate::plot::canvas::geometry::Point;
use crate::plot::canvas::legend::{Legend, Symbol, arrow};
use crate::plot::canvas::outline::Outline;
use crate::plot::canvas::picture::Picture;
use crate::plot::canvas::style::{FONT_SIZE, GRID, INK, MEAN, PAPER, data_style, distribution_style};
use crate::plot::canvas::svg::{Anchor, Canvas};
use crate::plot::options::Options;
use crate::plot::orientation::Orientation;
use crate::plot::summary::Summary;
use std::f64::consts::{PI, TAU};

const WIDTH: f64 = 480.0;
const RADIUS: f64 = 178.0;
/// The distance from the rim to the labels around it.
const LABELS: f64 = 15.0;
/// The distance from the rim to the edge of the picture.
const MARGIN: f64 = 35.0;
/// Directions in which the labels of the rings may run, clockwise from the top: away from the labels around the rim,
/// and so steep that labels do not overlap.
const RAYS: [f64; 4] = [PI / 8.0, 7.0 * PI / 8.0, 9.0 * PI / 8.0, 15.0 * PI / 8.0];

/// All that a rose shows.
pub(crate) struct Drawing<'d> {
    options: &'d Options,
    summary: &'d Summary,
    shares: &'d [f64],
    /// Where the first petal begins, and the width of each.
    start: f64,
    width: f64,
    distribution: Option<Shares>,
    scale: Scale,
}

impl<'d> Drawing<'d> {
    pub(crate) fn new(options: &'d Options, summary: &'d Summary, shares: &'d [f64], start: f64) -> Result<Self> {
        let width = TAU / shares.len() as f64;
        let distribution = summary.distribution.as_ref().map(|distribution| Shares::new(distribution, width));
        let peak = distribution.as_ref().map_or(Ok(0.0), Shares::largest)?;
        let largest = shares.iter().copied().fold(peak, f64::max);
        let centre = [0.5 * WIDTH, options.title_height() + MARGIN + RADIUS];
        let scale = Scale::new(centre, RADIUS, options.chosen_orientation(), largest);
        Ok(Self { options, summary, shares, start, width, distribution, scale })
    }

    pub(crate) fn picture(&self) -> Result<Picture> {
        let (legend, bottom) = (self.legend(), self.scale.centre[1] + RADIUS + MARGIN);
        let title = self.options.accessible_title("Rose diagram");
        let mut canvas = Canvas::new([WIDTH, bottom + legend.height()], title);
        canvas.title(&self.options.title, 0.94);
        self.draw_grid(&mut canvas);
        canvas.group("petals", &data_style(0.5 * RADIUS * self.width), |canvas| self.draw_petals(canvas));
        self.draw_curve(&mut canvas)?;
        self.draw_mean(&mut canvas);
        self.draw_ring_labels(&mut canvas)?;
        legend.draw(&mut canvas, [40.0, bottom]);
        Ok(canvas.finish())
    }

    /// Draws rings, spokes and the labels around the rim.
    fn draw_grid(&self, canvas: &mut Canvas) {
        let labels: Vec<_> = rim::labels(self.options.units, self.scale.orientation).collect();
        canvas.group("grid", &format!("stroke=\"{GRID}\""), |canvas| {
            for (share, _) in self.scale.rings() {
                canvas.circle(self.scale.centre, self.scale.reach(share));
            }
            for (angle, _) in &labels {
                canvas.line(self.scale.centre, self.scale.point(*angle, RADIUS));
            }
        });
        canvas.group("angles", &format!("fill=\"{INK}\""), |canvas| {
            for (angle, label) in &labels {
                canvas.label(self.beyond_rim(*angle, label), Anchor::Middle, label);
            }
        });
    }

    /// Returns the middle of a label that is clear of the rim.
    fn beyond_rim(&self, angle: f64, label: &str) -> Point {
        let [x, y] = self.scale.orientation.point([0.0, 0.0], angle, 1.0);
        let [half_width, half_height] = [0.32 * FONT_SIZE * label.chars().count() as f64, 0.36 * FONT_SIZE];
        self.scale.point(angle, RADIUS + LABELS + half_width * x.abs() + half_height * y.abs())
    }

    fn draw_petals(&self, canvas: &mut Canvas) {
        for (i, &share) in self.shares.iter().enumerate().filter(|(_, share)| **share > 0.0) {
            canvas.path(&self.petal(self.start + i as f64 * self.width, self.scale.reach(share)));
        }
    }

    /// Returns a sector, or a whole circle, which takes two arcs, if there is one petal.
    fn petal(&self, from: f64, reach: f64) -> Outline {
        let arcs = if self.shares.len() == 1 { 2 } else { 1 };
        let clockwise = self.scale.orientation == Orientation::Compass;
        let end = |arc: i32| self.scale.point(from + f64::from(arc) * self.width / f64::from(arcs), reach);
        let mut petal = Outline::default();
        if arcs == 1 {
            petal.start(self.scale.centre);
            petal.line(end(0));
        } else {
            petal.start(end(0));
        }
        (1..=arcs).for_each(|arc| petal.arc(reach, clockwise, end(arc)));
        petal.close();
        petal
    }

    fn draw_curve(&self, canvas: &mut Canvas) -> Result<()> {
        let Some(distribution) = &self.distribution else { return Ok(()) };
        let point = |angle: f64| Ok(self.scale.point(angle, self.scale.reach(distribution.at(angle)?)));
        let points = distribution.angles()?.into_iter().map(point).collect::<Result<Vec<_>>>()?;
        let mut curve = Outline::from_points(points);
        curve.close();
        canvas.group("distribution", &distribution_style(), |canvas| canvas.path(&curve));
        Ok(())
    }

    /// Draws an arrow of length R, and a mark outside the rim.
    fn draw_mean(&self, canvas: &mut Canvas) {
        let Some(mean) = self.summary.mean else { return };
        let length = (1.0 - self.summary.variance) * RADIUS;
        arrow(canvas, self.scale.centre, self.scale.point(mean, length));
        canvas.group("mark", &format!("fill=\"{MEAN}\""), |canvas| {
            let base = |side: f64| self.scale.point(mean + side * 4.5 / RADIUS, RADIUS + 9.5);
            let mut mark = Outline::from_points([self.scale.point(mean, RADIUS + 1.5), base(1.0), base(-1.0)]);
            mark.close();
            canvas.path(&mark);
        });
    }

    /// Draws the labels of the rings along the ray on which they hide least.
    fn draw_ring_labels(&self, canvas: &mut Canvas) -> Result<()> {
        let mut best = (f64::INFINITY, 0.0);
        for ray in RAYS {
            let angle = self.scale.orientation.convert(ray);
            let clutter = self.clutter(angle)?;
            if clutter < best.0 {
                best = (clutter, angle);
            }
        }
        let style =
            format!("fill=\"{INK}\" font-size=\"11\" stroke=\"{PAPER}\" stroke-width=\"3\" paint-order=\"stroke\"");
        canvas.group("shares", &style, |canvas| {
            for (share, label) in self.scale.rings() {
                canvas.label(self.scale.point(best.1, self.scale.reach(share)), Anchor::Middle, &label);
            }
        });
        Ok(())
    }

    /// Returns how far petals, the curve or the arrow reach near an angle.
    fn clutter(&self, angle: f64) -> Result<f64> {
        let near = (0.5 * self.width + 0.15).min(PI).cos();
        let middle = |i: usize| self.start + (i as f64 + 0.5) * self.width;
        let petals = self.shares.iter().enumerate().filter(|(i, _)| (middle(*i) - angle).cos() >= near);
        let curve = self.distribution.as_ref().map_or(Ok(0.0), |distribution| distribution.at(angle))?;
        let most = petals.map(|(_, share)| *share).fold(curve, f64::max);
        let arrow = self.summary.mean.is_some_and(|mean| (mean - angle).cos() > 0.85);
        Ok(self.scale.reach(most) + if arrow { RADIUS } else { 0.0 })
    }

    fn legend(&self) -> Legend {
        let (units, mut legend) = (self.options.units, Legend::default());
        // The length of the arrow needs a scale unless it is nearly 0 or nearly the radius.
        let explained = self.summary.mean.is_some() && (0.005..0.999_999).contains(&self.summary.variance);
        let rim = if explained { " (rim: R = 1)" } else { "" };
        legend.add(Symbol::Arrow, self.summary.mean_line(units) + rim);
        legend.add(Symbol::Distribution, self.summary.distribution_line(units));
        let petal = units.width_label(self.width);
        legend.add(Symbol::Bar, format!("{}, petals of {petal}, area is share", self.summary.count_line()));
        legend
    }
}
