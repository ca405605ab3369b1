//! Roses on a common scale.

use super::dots::Dots;
use super::layers::Layers;
use super::mean::{self, BAND};
use super::rim::Rim;
use super::rings;
use super::sample::Sample;
use super::scale::Scale;
use crate::error::Result;
use crate::plot::canvas::geometry::{Point, Size};
use crate::plot::canvas::legend::Legend;
use crate::plot::canvas::letters::Letters;
use crate::plot::canvas::numbers::{count as grouped, significant};
use crate::plot::canvas::outline::Outline;
use crate::plot::canvas::style::{Colors, GRID, INK, distribution_style, layer_style};
use crate::plot::canvas::svg::{Anchor, Canvas};
use crate::plot::canvas::symbol::Symbol;
use crate::plot::chart::Chart;
use crate::plot::counts::Bins;
use crate::plot::options::Options;
use crate::plot::orientation::Orientation;
use crate::plot::summary::Arc;
use std::f64::consts::PI;

/// The least radius of a rose, in sizes of the font.
const LEAST: f64 = 2.5;
/// The least radius of the rim and what surrounds it but dots.
pub(super) const LEAST_RADIUS: f64 = LEAST + BAND;
/// All that roses show.
#[derive(Debug)]
pub(super) struct Roses<'d> {
    options: &'d Options,
    samples: Vec<Sample>,
    bins: Bins,
    layers: Layers,
    dots: Option<Dots>,
    scale: Scale,
    rim: Rim,
    /// The radius of the rim and all outside it but its labels.
    radius: f64,
    /// How far panels reach up and down from the centres of roses.
    reach: [f64; 2],
    width: f64,
    letters: Letters,
    colors: Colors,
}

/// What decides about the petals.
pub(super) struct Petals {
    pub(super) samples: Vec<Sample>,
    pub(super) bins: Bins,
    pub(super) layers: Layers,
}

impl<'d> Roses<'d> {
    /// Returns roses in panels of a width, whose rim and all outside it have a radius.
    pub(super) fn new(
        options: &'d Options,
        petals: Petals,
        (rim, radius): (Rim, f64),
        dots: Option<Dots>,
        width: f64,
    ) -> Result<Self> {
        let (letters, Petals { samples, bins, layers }) = (options.letters(), petals);
        let has_mean = samples.iter().any(|sample| sample.summary.mean.is_some());
        let band = if has_mean { BAND * letters.em } else { 0.0 };
        let inner = radius - band - dots.as_ref().map_or(0.0, |dots| dots.height);
        if inner < LEAST * letters.em {
            return Err(options.no_room());
        }
        let mut largest = 0.0;
        for sample in &samples {
            largest = f64::max(largest, sample.largest()?);
        }
        let scale = Scale::new(inner, options.chosen_orientation(), largest, letters.em);
        let (reach, colors) = (rim.reach(radius), options.colors());
        Ok(Self { options, samples, bins, layers, dots, scale, rim, radius, reach, width, letters, colors })
    }

    fn draw_grid(&self, canvas: &mut Canvas, centre: Point) {
        canvas.group("grid", &format!("stroke=\"{GRID}\""), |canvas| {
            for (share, _) in self.scale.rings() {
                canvas.circle(centre, self.scale.reach(share));
            }
            for label in &self.rim.labels {
                canvas.line(centre, self.scale.point(centre, label.angle, self.scale.radius));
            }
        });
        canvas.group("angles", &format!("fill=\"{INK}\""), |canvas| {
            for label in &self.rim.labels {
                canvas.label(self.rim.at(label, centre, self.radius), Anchor::Middle, &label.text);
            }
        });
    }

    fn draw_petals(&self, canvas: &mut Canvas, sample: &Sample, centre: Point) {
        let width = 0.5 * self.scale.radius * self.bins.width;
        if self.layers.labels.is_empty() {
            let shares = sample.shares();
            canvas.group("petals", &self.colors.data_style(width), |canvas| {
                for (i, &share) in shares.iter().enumerate().filter(|(_, share)| **share > 0.0) {
                    canvas.path(&self.petal(centre, i, [0.0, share]));
                }
            });
            return;
        }
        let mut inner = vec![0.0; self.bins.number];
        for (layer, shares) in sample.layers.iter().enumerate() {
            canvas.group("layer", &layer_style(self.layer(layer), width), |canvas| {
                for (i, &share) in shares.iter().enumerate().filter(|(_, share)| **share > 0.0) {
                    canvas.path(&self.petal(centre, i, [inner[i], inner[i] + share]));
                }
            });
            inner.iter_mut().zip(shares).for_each(|(inner, share)| *inner += share);
        }
    }

    /// Returns where a layer is between the first (0) and the last (1).
    fn layer(&self, layer: usize) -> f64 {
        layer as f64 / (self.layers.labels.len() - 1).max(1) as f64
    }

    /// Returns a part of a sector between two shares, or of a whole circle, which takes two arcs, if there is one petal.
    fn petal(&self, centre: Point, petal: usize, shares: [f64; 2]) -> Outline {
        let from = self.bins.centre - PI + petal as f64 * self.bins.width;
        let [inner, outer] = shares.map(|share| self.scale.reach(share));
        let clockwise = self.scale.orientation == Orientation::Compass;
        let arcs = if self.bins.number == 1 { 2 } else { 1 };
        let end = |arc: i32, reach: f64| {
            self.scale.point(centre, from + f64::from(arc) * self.bins.width / f64::from(arcs), reach)
        };
        let mut petal = Outline::default();
        if arcs == 2 {
            petal.start(end(0, outer));
        } else {
            petal.start(if inner > 0.0 { end(0, inner) } else { centre });
            petal.line(end(0, outer));
        }
        (1..=arcs).for_each(|arc| petal.arc(outer, clockwise, end(arc, outer)));
        if inner > 0.0 {
            // A ring is drawn back along its inner edge, and so is a part of a sector.
            if arcs == 2 {
                petal.start(end(arcs, inner))
            } else {
                petal.line(end(arcs, inner))
            }
            (0..arcs).rev().for_each(|arc| petal.arc(inner, !clockwise, end(arc, inner)));
        }
        petal.close();
        petal
    }

    fn draw_curve(&self, canvas: &mut Canvas, sample: &Sample, centre: Point) -> Result<()> {
        let Some(angles) = sample.curve_angles()? else { return Ok(()) };
        let point = |angle: f64| Ok(self.scale.point(centre, angle, self.scale.reach(sample.curve_at(angle)?)));
        let points = angles.into_iter().map(point).collect::<Result<Vec<_>>>()?;
        let mut curve = Outline::from_points(points);
        curve.close();
        canvas.group("distribution", &distribution_style(self.letters.em), |canvas| canvas.path(&curve));
        Ok(())
    }

    fn draw_dots(&self, canvas: &mut Canvas, panel: usize, centre: Point) {
        let Some(dots) = &self.dots else { return };
        let mut outline = Outline::default();
        for (angle, out) in dots.places(panel) {
            outline.dot(self.scale.point(centre, angle, self.radius - dots.height + out));
        }
        if dots.height > 0.0 {
            let style = format!("stroke=\"{GRID}\" stroke-width=\"0.7\"");
            canvas.group("base", &style, |canvas| canvas.circle(centre, self.radius - dots.height));
        }
        canvas.group("dots", &self.colors.stacked_dot_style(dots.diameter()), |canvas| canvas.path(&outline));
    }

    /// Adds the lines that do not depend on a sample: of petals, after `count`, of dots and of layers.
    fn add_petals(&self, legend: &mut Legend, count: &str) {
        let petal = self.options.units.width_label(self.bins.width);
        let symbol = if self.layers.labels.is_empty() { Symbol::Bar(self.colors) } else { Symbol::Petal };
        legend.add(symbol, format!("{count}petals of {petal}, area is share"));
        if let Some(dots) = &self.dots {
            let each = match dots.each {
                1.0 if dots.are_whole => "1 dot = 1 angle".to_owned(),
                each if dots.are_whole => format!("1 dot = up to {} angles", grouped(each)),
                each => format!("1 dot = a weight of up to {}", significant(each, 1)),
            };
            legend.add(Symbol::StackedDot(self.colors, dots.diameter()), each);
        }
        if !self.layers.labels.is_empty() {
            let name = &self.options.layer_name;
            legend.add(Symbol::Nothing, (!name.is_empty()).then(|| name.clone()));
            let row = self.layers.labels.iter().enumerate();
            legend.add_row(row.map(|(i, label)| (Symbol::Layer(self.layer(i)), label.clone())).collect());
        }
    }
}

impl Chart for Roses<'_> {
    fn size(&self) -> Size {
        [self.width, self.reach[0] + self.reach[1]]
    }

    fn draw(&self, canvas: &mut Canvas, panel: usize, [left, top]: Point) -> Result<()> {
        let (sample, centre) = (&self.samples[panel], [left + 0.5 * self.width, top + self.reach[0]]);
        self.draw_grid(canvas, centre);
        self.draw_petals(canvas, sample, centre);
        self.draw_curve(canvas, sample, centre)?;
        self.draw_dots(canvas, panel, centre);
        mean::draw(canvas, &self.scale, &sample.summary, centre);
        rings::draw_labels(canvas, &self.scale, self.bins, sample, centre)
    }

    fn caption(&self, panel: usize) -> Vec<String> {
        let (sample, units) = (&self.samples[panel], self.options.units);
        let mut lines = sample.summary.caption(sample.count_line(), units);
        lines.extend(sample.calm_line(&self.layers.first));
        lines
    }

    fn legend(&self, panel: usize) -> Legend {
        let (sample, units) = (&self.samples[panel], self.options.units);
        let (summary, mut legend) = (&sample.summary, Legend::default());
        if summary.n > 0.0 {
            // The length of the arrow needs a scale unless it is nearly 0 or nearly the radius.
            let explained = summary.mean.is_some() && (0.005..0.999_999).contains(&summary.variance);
            let rim = if explained { " (rim: R = 1)" } else { "" };
            legend.add(Symbol::Arrow, summary.mean_line(units) + rim);
        }
        let arc = summary.interval.map(|interval| interval.arc);
        match (summary.mean, arc) {
            (None, _) => legend.add(Symbol::Nothing, summary.interval_line(units)),
            (Some(_), Some(Arc::Between(_))) => legend.add(Symbol::Interval, summary.interval_line(units)),
            (Some(_), Some(_)) => legend.add(Symbol::Mark, summary.interval_line(units)),
            (Some(_), None) => legend.add(Symbol::Mark, "mean direction at the rim".to_owned()),
        }
        legend.add(Symbol::Distribution, summary.distribution_line(units));
        self.add_petals(&mut legend, &(sample.count_line() + ", "));
        legend.add(Symbol::Nothing, sample.calm_line(&self.layers.first));
        legend
    }

    fn shared_legend(&self) -> Legend {
        let mut legend = Legend::default();
        let any = |holds: fn(&Sample) -> bool| self.samples.iter().any(holds);
        if any(|sample| sample.summary.mean.is_some()) {
            legend.add(Symbol::Arrow, "mean direction, as long as R (rim: R = 1)".to_owned());
            let level = self.samples.iter().find_map(|sample| sample.summary.interval).map(|interval| interval.level());
            match level {
                Some(level) => legend.add(Symbol::Interval, format!("{level} confidence interval of the mean")),
                None => legend.add(Symbol::Mark, "mean direction at the rim".to_owned()),
            }
        }
        let kind = self.samples.iter().find_map(|sample| sample.summary.distribution_kind());
        legend.add(Symbol::Distribution, kind);
        self.add_petals(&mut legend, "");
        legend
    }
}
