//! How a rose is drawn.

use super::scale::{Scale, Shares};
use crate::error::Result;
use crate::plot::canvas::legend::{Legend, Sample, arrow, data_style, distribution_style};
use crate::plot::canvas::picture::Picture;
use crate::plot::canvas::style::{GRID, INK, MEAN, PAPER, SIZE};
use crate::plot::canvas::svg::{Anchor, Canvas, Outline, Point};
use crate::plot::options::Options;
use crate::plot::summary::Summary;
use crate::plot::units::{Orientation, Units, WINDS};
use std::f64::consts::{PI, TAU};

const WIDTH: f64 = 480.0;
const RADIUS: f64 = 178.0;
/// From the rim to the labels around it, and to the edge of the picture.
const LABELS: f64 = 15.0;
const MARGIN: f64 = 35.0;
/// Directions, from the top clockwise, at which the labels of the rings could stand: clear of those around the rim, and
/// so steep that one label is not beside the next.
const RAYS: [f64; 4] = [PI / 8.0, 7.0 * PI / 8.0, 9.0 * PI / 8.0, 15.0 * PI / 8.0];

/// Everything that a rose shows.
pub(crate) struct Drawing<'d> {
    options: &'d Options,
    summary: &'d Summary,
    shares: &'d [f64],
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
        let centre = [0.5 * WIDTH, options.headroom() + MARGIN + RADIUS];
        let scale = Scale::new(centre, RADIUS, options.orientation(), largest);
        Ok(Self { options, summary, shares, start, width, distribution, scale })
    }

    pub(crate) fn picture(&self) -> Result<Picture> {
        let (legend, under) = (self.legend(), self.scale.centre[1] + RADIUS + MARGIN);
        let mut canvas = Canvas::new([WIDTH, under + legend.height()], self.options.name("Rose diagram"));
        canvas.title(&self.options.title, 0.94);
        self.grid(&mut canvas);
        canvas.group("petals", &data_style(0.5 * RADIUS * self.width), |canvas| self.petals(canvas));
        self.curve(&mut canvas)?;
        self.mean(&mut canvas);
        self.ring_labels(&mut canvas)?;
        legend.draw(&mut canvas, [40.0, under]);
        Ok(canvas.finish())
    }

    /// Rings, spokes and the labels around the rim.
    fn grid(&self, canvas: &mut Canvas) {
        let part = self.options.units.part();
        let labels: Vec<_> = self.labels(part).collect();
        canvas.group("grid", &format!("stroke=\"{GRID}\""), |canvas| {
            for (share, _) in self.scale.rings() {
                canvas.circle(self.scale.centre, self.scale.reach(share));
            }
            for (angle, _) in &labels {
                canvas.line(self.scale.centre, self.scale.place(*angle, RADIUS));
            }
        });
        canvas.group("angles", &format!("fill=\"{INK}\""), |canvas| {
            for (angle, label) in &labels {
                canvas.label(self.beyond_rim(*angle, label), Anchor::Middle, label);
            }
        });
    }

    /// Angles around the rim and what they are called; the last may lie too near to the first to be.
    fn labels(&self, part: f64) -> impl Iterator<Item = (f64, String)> + '_ {
        let units = self.options.units;
        let number = (units.turn() / part - 0.6).ceil();
        let named = units == Units::Degrees && self.scale.orientation == Orientation::Compass;
        let sign = if units == Units::Degrees { "°" } else { "" };
        (0..number as usize).map(move |i| {
            let value = i as f64 * part;
            let label = if named { WINDS[i % 8].into() } else { units.tick(value, part) + sign };
            (value / units.turn() * TAU, label)
        })
    }

    /// Where the middle of a label is that stands clear of the rim.
    fn beyond_rim(&self, angle: f64, label: &str) -> Point {
        let [x, y] = self.scale.orientation.place([0.0, 0.0], angle, 1.0);
        let [wide, high] = [0.32 * SIZE * label.chars().count() as f64, 0.36 * SIZE];
        self.scale.place(angle, RADIUS + LABELS + wide * x.abs() + high * y.abs())
    }

    fn petals(&self, canvas: &mut Canvas) {
        for (i, &share) in self.shares.iter().enumerate().filter(|(_, share)| **share > 0.0) {
            canvas.path(&self.petal(self.start + i as f64 * self.width, self.scale.reach(share)));
        }
    }

    /// A sector; a whole circle takes two arcs.
    fn petal(&self, from: f64, reach: f64) -> Outline {
        let arcs = if self.shares.len() == 1 { 2 } else { 1 };
        let clockwise = self.scale.orientation == Orientation::Compass;
        let at = |arc: i32| self.scale.place(from + f64::from(arc) * self.width / f64::from(arcs), reach);
        let mut petal = Outline::default();
        if arcs == 1 {
            petal.start(self.scale.centre);
            petal.line(at(0));
        } else {
            petal.start(at(0));
        }
        (1..=arcs).for_each(|arc| petal.arc(reach, false, clockwise, at(arc)));
        petal.close();
        petal
    }

    fn curve(&self, canvas: &mut Canvas) -> Result<()> {
        let Some(distribution) = &self.distribution else { return Ok(()) };
        let at = |angle: f64| Ok(self.scale.place(angle, self.scale.reach(distribution.at(angle)?)));
        let points = distribution.angles()?.into_iter().map(at).collect::<Result<Vec<_>>>()?;
        let mut curve = Outline::through(points);
        curve.close();
        canvas.group("distribution", &distribution_style(), |canvas| canvas.path(&curve));
        Ok(())
    }

    /// An arrow of length R, and a mark outside the rim.
    fn mean(&self, canvas: &mut Canvas) {
        let Some(mean) = self.summary.mean else { return };
        let length = (1.0 - self.summary.variance) * RADIUS;
        arrow(canvas, self.scale.centre, self.scale.place(mean, length));
        canvas.group("mark", &format!("fill=\"{MEAN}\""), |canvas| {
            let base = |side: f64| self.scale.place(mean + side * 4.5 / RADIUS, RADIUS + 9.5);
            let mut mark = Outline::through([self.scale.place(mean, RADIUS + 1.5), base(1.0), base(-1.0)]);
            mark.close();
            canvas.path(&mark);
        });
    }

    /// Along the ray where there is least to hide them.
    fn ring_labels(&self, canvas: &mut Canvas) -> Result<()> {
        let mut best = (f64::INFINITY, 0.0);
        for ray in RAYS {
            let angle = self.scale.orientation.angle_of(ray);
            let clutter = self.clutter(angle)?;
            if clutter < best.0 {
                best = (clutter, angle);
            }
        }
        let style =
            format!("fill=\"{INK}\" font-size=\"11\" stroke=\"{PAPER}\" stroke-width=\"3\" paint-order=\"stroke\"");
        canvas.group("shares", &style, |canvas| {
            for (share, label) in self.scale.rings() {
                canvas.label(self.scale.place(best.1, self.scale.reach(share)), Anchor::Middle, &label);
            }
        });
        Ok(())
    }

    /// How far petals, the curve or the arrow reach near a ray.
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
        let short = (0.005..0.999_999).contains(&self.summary.variance); // of the rim, so that one may ask what that is
        let rim = if short && self.summary.mean.is_some() { " (rim: R = 1)" } else { "" };
        legend.add(Sample::Arrow, self.summary.mean_phrase(units, 0.0) + rim);
        legend.add(Sample::Distribution, self.summary.distribution_phrase(units, 0.0));
        let petal = units.width(self.width);
        legend.add(Sample::Bar, format!("{}, petals of {petal}, area is share", self.summary.count_phrase()));
        legend
    }
}
