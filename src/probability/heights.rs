//! The values that rows interpolate: exact integrals at the nodes of a row.
//!
//! The ratio of a tail to the density is R(θ) = ∫ exp(κ (cos φ − cos θ)) dφ over [θ, π]; measured from π it is
//! F(w) = R(π − w). Both are entire in the angle and in κ, and
//!
//! ```text
//! R′(θ) = κ sin θ R − 1        F′(w) = 1 − κ sin w F
//! ```
//!
//! so that a power series gives a whole row from the integral at its middle.

use super::mass::{CentredDistribution, Point};
use super::place::{FAR_ROWS, FAR_ROWS_PER_UNIT, ROWS_PER_UNIT, unit};
use super::row::TERMS;
use crate::special::chebyshev::nodes;

/// Number of terms of the power series. A row is a tenth of the scale of variation 1/√κ, so the next is below 1e-17.
const ORDER: usize = 14;

/// Sets the values of the near rows of one concentration at their nodes: rows from 0 and from π alternate.
#[inline(always)]
pub(super) fn near_heights<'r>(kappa: f64, cell_middle: f64, rows: impl Iterator<Item = &'r mut [f64; TERMS]>) {
    let distribution = CentredDistribution::new(kappa);
    let step = 1.0 / (ROWS_PER_UNIT * unit(kappa, cell_middle));
    for (number, values) in rows.enumerate() {
        let (first, beyond) = ((number / 2) as f64, number % 2 == 1);
        // The ratio vanishes at π itself: the first row from there needs the series about π to keep its relative
        // accuracy.
        let middle = if beyond && number == 1 { 0.0 } else { (first + 0.5) * step };
        let point = Point::from_angle(middle);
        let ratio = if beyond { ratio_from_end(kappa, point) } else { distribution.tail_ratio(point) };
        let series = series(kappa, point, ratio, step, beyond);
        for (value, position) in values.iter_mut().zip(nodes::<TERMS>()) {
            let y = first + 0.5 + position; // in rows
            let divisor = if beyond { y / ROWS_PER_UNIT } else { 1.0 };
            *value = distribution.peak * polynomial(&series, y - middle / step) / divisor;
        }
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

/// Returns the power series of R or, from the end, of F about a point, in units of `step`.
#[inline(always)]
fn series(kappa: f64, point: Point, ratio: f64, step: f64, beyond: bool) -> [f64; ORDER] {
    let half_cosine = (1.0 - point.x * point.x) * point.u;
    let sign = if beyond { -step } else { step };
    let (mut sine, mut cosine) = (kappa * 2.0 * point.s * half_cosine, kappa * (1.0 - 2.0 * point.s * point.s));
    let (mut sines, mut terms) = ([0.0; ORDER], [0.0; ORDER]);
    terms[0] = ratio;
    for n in 0..ORDER - 1 {
        sines[n] = sine;
        let next = step / (n + 1) as f64;
        (sine, cosine) = (cosine * next, -sine * next);
        let mut sum = 0.0;
        for k in 0..n + 1 {
            sum += sines[k] * terms[n - k];
        }
        terms[n + 1] = sign / (n + 1) as f64 * if n == 0 { sum - 1.0 } else { sum };
    }
    terms
}

#[inline(always)]
fn polynomial(terms: &[f64; ORDER], position: f64) -> f64 {
    terms.iter().rev().fold(0.0, |sum, term| sum * position + term)
}
