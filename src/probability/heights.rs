//! The values that rows interpolate: exact integrals at the nodes of a row.
//!
//! The ratio of a tail to the density is R(θ) = ∫ exp(κ (cos φ − cos θ)) dφ over [θ, π]; measured from π it is
//! F(w) = R(π − w). Both are entire in the angle and in κ, and
//!
//! ```text
//! R′(θ) = κ sin θ R − 1        F′(w) = 1 − κ sin w F
//! ```
//!
//! so that a power series gives a whole row from the ratio at one end of it.

use super::mass::{CentredDistribution, Point};
use super::place::{FAR_ROWS, FAR_ROWS_PER_UNIT, ROWS_PER_UNIT};
use super::row::TERMS;
use crate::special::angle::{PI_LO, two_sum};
use crate::special::chebyshev::nodes;
use std::f64::consts::{FRAC_PI_2, PI};

/// Number of terms of the power series. A row is a tenth of the scale of variation 1/√κ, so the next is below 1e-17.
const ORDER: usize = 14;

/// The heights of near rows at their nodes: those measured from 0 and those measured from π alternate.
pub(super) type NearHeights = [[f64; TERMS]; 2];

/// Sets the heights of the near rows of one concentration at their nodes.
///
/// The power series lead from row to row, always in the direction in which the equation damps errors: F from π, where
/// it is 0, and R to 0, where it is 1/(2 f(0)). So no error of an integral comes in, and f(0) is as exact as the rest.
#[inline(always)]
pub(super) fn set_near_heights(kappa: f64, unit: f64, heights: &mut [NearHeights]) {
    let step = 1.0 / (ROWS_PER_UNIT * unit);
    let end = step * heights.len() as f64;
    let (mut ratio, mut at_end) = (Ratio::default(), Ratio::default());
    // π − end, where the rows from 0 meet those from π, if they do.
    let meeting = ((PI - end) + PI_LO) / step;
    for (number, [_, from_end]) in heights.iter_mut().enumerate() {
        let first = number as f64;
        let series = series(kappa, first * step, ratio.high, -step);
        *from_end = nodes::<TERMS>().map(|position| ratio.moved(&series, 0.5 + position).high);
        if first <= meeting && meeting < first + 1.0 {
            at_end = ratio.moved(&series, meeting - first);
        }
        ratio = ratio.moved(&series, 1.0);
    }
    if end < FRAC_PI_2 {
        at_end.high = CentredDistribution::with_peak(kappa, 1.0).tail_ratio(Point::from_angle(end));
    }
    ratio = at_end;
    for (number, [from_centre, _]) in heights.iter_mut().enumerate().rev() {
        let series = series(kappa, (number + 1) as f64 * step, ratio.high, step);
        *from_centre = nodes::<TERMS>().map(|position| ratio.moved(&series, position - 0.5).high);
        ratio = ratio.moved(&series, -1.0);
    }
    // f(0) = 1/(2 R(0)), corrected by what rounding R(0) has left out.
    let divided = |height: f64, divisor: f64| {
        let quotient = 0.5 * height / divisor;
        quotient - quotient * (ratio.low / ratio.high)
    };
    for (number, [from_centre, from_end]) in heights.iter_mut().enumerate() {
        for ((centre, end), position) in from_centre.iter_mut().zip(from_end).zip(nodes::<TERMS>()) {
            let y = (number as f64 + 0.5 + position) / ROWS_PER_UNIT;
            (*centre, *end) = (divided(*centre, ratio.high), divided(*end, ratio.high * y));
        }
    }
}

/// A ratio as an unevaluated sum, to which the rounding errors of many steps do not add up.
#[derive(Clone, Copy, Debug, Default)]
struct Ratio {
    high: f64,
    low: f64,
}

impl Ratio {
    /// Returns the ratio at a position of the series about this one.
    #[inline(always)]
    fn moved(self, series: &[f64; ORDER], position: f64) -> Self {
        let change = series[1..].iter().rev().fold(0.0, |sum, term| sum * position + term) * position;
        let (high, low) = two_sum(self.high, change + self.low);
        Self { high, low }
    }
}

/// Returns κ sin θ R at the nodes of a far row, where 1/(κ sin θ) is p.
#[inline(always)]
pub(super) fn far_heights(p: f64, row: u32) -> [f64; TERMS] {
    let middle = f64::from(row) + 0.5 - 0.5 * FAR_ROWS;
    nodes::<TERMS>().map(|position| {
        let q = (middle + position) / FAR_ROWS_PER_UNIT;
        // κ sin θ = 1/p and κ |cos θ| = |q|/p², from which the angle to the nearer end follows without cancellation.
        let (sine, cosine) = (p, q.abs());
        let length = (sine * sine + cosine * cosine).sqrt();
        let kappa = length / (p * p);
        let half_cosine = (0.5 * (1.0 + cosine / length)).sqrt();
        let half_sine = 0.5 * (sine / length) / half_cosine;
        let point = Point::new(half_sine / (1.0 + half_cosine));
        let ratio = if q < 0.0 {
            ratio_from_end(kappa, point)
        } else {
            CentredDistribution::with_peak(kappa, 1.0).tail_ratio(point)
        };
        ratio / p
    })
}

/// Returns F(w), where the point is that of w: the tail of the distribution with −κ, taken towards 0.
#[inline(always)]
fn ratio_from_end(kappa: f64, point: Point) -> f64 {
    let mirrored = CentredDistribution { kappa: -kappa, peak: 1.0 };
    let square = (point.s * point.s - 20.0 / kappa).max(0.0); // where the integrand has fallen to exp(−40)
    let s = square.sqrt();
    let span = point.x - s / (1.0 + (1.0 - square).sqrt());
    -mirrored.tail_ratio_over(point, -span)
}

/// Returns the power series of R about an angle in units of `step`, or that of F, where `step` is negative.
#[inline(always)]
fn series(kappa: f64, angle: f64, ratio: f64, step: f64) -> [f64; ORDER] {
    let point = Point::from_angle(angle);
    let half_cosine = (1.0 - point.x * point.x) * point.u;
    let (mut sine, mut cosine) = (kappa * 2.0 * point.s * half_cosine, kappa * (1.0 - 2.0 * point.s * point.s));
    let (mut sines, mut terms) = ([0.0; ORDER], [0.0; ORDER]);
    terms[0] = ratio;
    for n in 0..ORDER - 1 {
        let next = 1.0 / (n + 1) as f64;
        sines[n] = sine;
        (sine, cosine) = (cosine * (step.abs() * next), -sine * (step.abs() * next));
        let mut sum = if n == 0 { -1.0 } else { 0.0 };
        for k in 0..n + 1 {
            sum += sines[k] * terms[n - k];
        }
        terms[n + 1] = step * next * sum;
    }
    terms
}
