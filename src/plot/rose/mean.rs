//! The mean direction of a rose: its arrow, its mark at the rim and its confidence arc.

use super::scale::Scale;
use crate::plot::canvas::geometry::Point;
use crate::plot::canvas::outline::Outline;
use crate::plot::canvas::style::mean_style;
use crate::plot::canvas::svg::Canvas;
use crate::plot::canvas::symbol::{MARK, arrow, mark};
use crate::plot::orientation::Orientation;
use crate::plot::summary::{Arc, Summary};

/// How far outside the rim the confidence arc and the mark of the mean direction are, in sizes of the font.
const ARC: f64 = 0.32;
const ARC_END: f64 = 0.17;
const MARK_BEYOND_ARC: f64 = 0.5;
const MARK_ALONE: f64 = 0.12;
/// What both need.
pub(super) const BAND: f64 = MARK_BEYOND_ARC + MARK + 0.08;
/// Draws an arrow of length R, and outside the rim a mark that points at the centre, on the confidence arc.
pub(super) fn draw(canvas: &mut Canvas, scale: &Scale, summary: &Summary, centre: Point) {
    let em = canvas.letters.em;
    let Some(mean) = summary.mean else { return };
    let length = (1.0 - summary.variance) * scale.radius;
    arrow(canvas, centre, scale.point(centre, mean, length));
    let arc = summary.interval.map(|interval| interval.arc);
    let tip = if let Some(Arc::Between(ends)) = arc {
        draw_arc(canvas, scale, centre, ends);
        MARK_BEYOND_ARC
    } else {
        MARK_ALONE
    };
    let [x, y] = scale.point(centre, mean, scale.radius + tip * em);
    let outward = scale.orientation.point([0.0; 2], mean, em);
    mark(canvas, |side, out| [x + out * outward[0] - side * outward[1], y + out * outward[1] + side * outward[0]]);
}

fn draw_arc(canvas: &mut Canvas, scale: &Scale, centre: Point, [from, to]: [f64; 2]) {
    let em = canvas.letters.em;
    let (radius, end) = (scale.radius + ARC * em, ARC_END * em);
    let clockwise = scale.orientation == Orientation::Compass;
    let at = |angle: f64, radius: f64| scale.point(centre, angle, radius);
    let mut arc = Outline::default();
    arc.start(at(from, radius));
    [0.5 * (from + to), to].into_iter().for_each(|angle| arc.arc(radius, clockwise, at(angle, radius)));
    canvas.group("interval", &mean_style(em), |canvas| {
        canvas.path(&arc);
        [from, to].into_iter().for_each(|angle| canvas.line(at(angle, radius - end), at(angle, radius + end)));
    });
}
