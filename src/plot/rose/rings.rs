//! The labels of the rings of a rose.

use super::sample::Sample;
use super::scale::Scale;
use crate::error::Result;
use crate::plot::canvas::geometry::Point;
use crate::plot::canvas::letters::HEIGHT;
use crate::plot::canvas::style::{INK, PAPER};
use crate::plot::canvas::svg::{Anchor, Canvas};
use crate::plot::counts::Bins;
use std::f64::consts::PI;

/// The size of the labels of rings, and their distance from these, in sizes of the font.
const RING_LETTERS: f64 = 0.85;
const RING_GAP: f64 = 0.08;
/// Directions in which the labels of the rings may run, clockwise from the top, so steep that labels do not overlap.
const RAYS: [f64; 4] = [PI / 8.0, 7.0 * PI / 8.0, 9.0 * PI / 8.0, 15.0 * PI / 8.0];

/// Draws the labels of the rings just inside them, along the ray on which they hide least.
pub(super) fn draw_labels(
    canvas: &mut Canvas,
    scale: &Scale,
    bins: Bins,
    sample: &Sample,
    centre: Point,
) -> Result<()> {
    let (em, mut best) = (canvas.letters.em, (f64::INFINITY, 0.0));
    for ray in RAYS {
        let angle = scale.orientation.convert(ray);
        let clutter = clutter(scale, bins, sample, angle)?;
        if clutter < best.0 {
            best = (clutter, angle);
        }
    }
    let [x, y] = scale.orientation.point([0.0; 2], best.1, 1.0).map(f64::abs);
    let halo = 0.25 * em;
    let style = format!("fill=\"{INK}\" stroke=\"{PAPER}\" stroke-width=\"{halo:.2}\" paint-order=\"stroke\"");
    canvas.resized("shares", RING_LETTERS, &style, |canvas| {
        for (share, label) in scale.rings() {
            let half = [0.5 * canvas.letters.width(&label), 0.5 * HEIGHT * canvas.letters.em];
            let inside = half[0] * x + half[1] * y + RING_GAP * em;
            let at = scale.point(centre, best.1, (scale.reach(share) - inside).max(0.0));
            canvas.label(at, Anchor::Middle, &label);
        }
    });
    Ok(())
}

/// Returns how far petals, the curve or the arrow reach near an angle.
fn clutter(scale: &Scale, bins: Bins, sample: &Sample, angle: f64) -> Result<f64> {
    let near = (0.5 * bins.width + 0.15).min(PI).cos();
    let start = bins.centre - PI;
    let middle = |i: usize| start + (i as f64 + 0.5) * bins.width;
    let shares = sample.shares();
    let petals = shares.iter().enumerate().filter(|(i, _)| (middle(*i) - angle).cos() >= near);
    let most = petals.map(|(_, share)| *share).fold(sample.curve_at(angle)?, f64::max);
    let arrow = sample.summary.mean.is_some_and(|mean| (mean - angle).cos() > 0.85);
    Ok(scale.reach(most) + if arrow { scale.radius } else { 0.0 })
}
