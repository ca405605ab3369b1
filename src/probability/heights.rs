//! The values that rows interpolate: exact integrals at the nodes of a row.
//!
//! The ratio of a tail to the density is R(θ) = ∫ exp(κ (cos φ − cos θ)) dφ over [θ, π]; the same integral of
//! A − cos φ, called N(θ), is minus the derivative of the tail in κ, divided by the density. Measured from π they are
//! F(w) = R(π − w) and G(w) = N(π − w). All are entire in the angle and in κ, and
//!
//! ```text
//! R′(θ) = κ sin θ R − 1                   F′(w) = 1 − κ sin w F
//! N′(θ) = κ sin θ N + cos θ − A           G′(w) = A + cos w − κ sin w G
//! ```
//!
//! so that a power series gives a whole row from the value at one end of it.

use super::mass::{CentredDistribution, Point};
use super::place::{FAR_ROWS, FAR_ROWS_PER_UNIT, ROWS_PER_UNIT, Scale};
use super::row::TERMS;
use crate::special::angle::{PI_LO, two_sum};
use crate::special::bessel::peak::peak;
use crate::special::bessel::ratio::one_minus_mean_resultant_length;
use crate::special::chebyshev::nodes;
use std::f64::consts::{FRAC_PI_2, PI};

/// Number of terms of the power series. A row is a tenth of the scale of variation 1/√κ, so the next is below 1e-17.
const ORDER: usize = 14;

/// The heights of near rows at their nodes: those measured from 0 and those measured from π alternate.
pub(super) type NearHeights = [[f64; TERMS]; 2];

/// What rows interpolate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// f(0) R, divided by y if measured from π; in a far place κ sin θ R.
    Ratio,
    /// (κ + 6) f(0) N/y, or f(0) N/y if measured from π; in a far place −κ² sin θ ∂R/∂κ.
    Slope,
}

/// The differential equation of one concentration.
#[derive(Clone, Copy)]
struct Equation {
    kind: Kind,
    kappa: f64,
    /// 1 − A
    variance: f64,
}

/// Sets the heights of the near rows of one concentration at their nodes.
///
/// The power series lead from row to row, always in the direction in which the equation damps errors: F from π, where
/// it is 0, and R to 0, where it is 1/(2 f(0)). So no error of an integral comes in, and f(0) is as exact as the rest.
/// G and N, too, begin and end with 0.
#[inline(always)]
pub(super) fn set_near_heights(kind: Kind, kappa: f64, unit: f64, heights: &mut [NearHeights]) {
    let equation = Equation { kind, kappa, variance: one_minus_mean_resultant_length(kappa) };
    let step = 1.0 / (ROWS_PER_UNIT * unit);
    let end = step * heights.len() as f64;
    let (mut ratio, mut at_end) = (Ratio::default(), Ratio::default());
    // π − end, where the rows from 0 meet those from π, if they do.
    let meeting = ((PI - end) + PI_LO) / step;
    for (number, [_, from_end]) in heights.iter_mut().enumerate() {
        let first = number as f64;
        let series = equation.series(first * step, ratio.high, -step);
        *from_end = nodes::<TERMS>().map(|position| ratio.moved(&series, 0.5 + position).high);
        if first <= meeting && meeting < first + 1.0 {
            at_end = ratio.moved(&series, meeting - first);
        }
        ratio = ratio.moved(&series, 1.0);
    }
    if end < FRAC_PI_2 {
        at_end.high = equation.integral(Point::from_angle(end));
    }
    ratio = at_end;
    for (number, [from_centre, _]) in heights.iter_mut().enumerate().rev() {
        let series = equation.series((number + 1) as f64 * step, ratio.high, step);
        *from_centre = nodes::<TERMS>().map(|position| ratio.moved(&series, position - 0.5).high);
        ratio = ratio.moved(&series, -1.0);
    }
    // f(0) = 1/(2 R(0)), corrected by what rounding R(0) has left out.
    let divided = |height: f64, divisor: f64| {
        let quotient = 0.5 * height / divisor;
        quotient - quotient * (ratio.low / ratio.high)
    };
    let peak = peak(kappa);
    for (number, [from_centre, from_end]) in heights.iter_mut().enumerate() {
        for ((centre, end), position) in from_centre.iter_mut().zip(from_end).zip(nodes::<TERMS>()) {
            let y = (number as f64 + 0.5 + position) / ROWS_PER_UNIT;
            (*centre, *end) = match kind {
                Kind::Ratio => (divided(*centre, ratio.high), divided(*end, ratio.high * y)),
                Kind::Slope => ((kappa + Scale::SHIFT) * (peak * *centre / y), peak * *end / y),
            };
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

/// Returns the heights at the nodes of a far row, where 1/(κ sin θ) is p.
#[inline(always)]
pub(super) fn far_heights(kind: Kind, p: f64, row: u32) -> [f64; TERMS] {
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
        let (distribution, span) = if q < 0.0 {
            mirrored(kappa, point)
        } else {
            let distribution = CentredDistribution::with_peak(kappa, 1.0);
            (distribution, distribution.span(point))
        };
        match kind {
            Kind::Ratio => distribution.tail_ratio_over(point, span).abs() / p,
            Kind::Slope => distribution.fall_of_tail_over(point, span).abs() / p,
        }
    })
}

/// Returns what gives −F(w), where the point is that of w: the distribution with −κ and the span of its tail, towards 0.
#[inline(always)]
fn mirrored(kappa: f64, point: Point) -> (CentredDistribution, f64) {
    let square = (point.s * point.s - 20.0 / kappa).max(0.0); // where the integrand has fallen to exp(−40)
    let s = square.sqrt();
    let span = point.x - s / (1.0 + (1.0 - square).sqrt());
    (CentredDistribution { kappa: -kappa, peak: 1.0 }, -span)
}

impl Equation {
    /// Returns R or N by quadrature.
    #[inline(always)]
    fn integral(&self, point: Point) -> f64 {
        let distribution = CentredDistribution::with_peak(self.kappa, 1.0);
        match self.kind {
            Kind::Ratio => distribution.tail_ratio(point),
            Kind::Slope => -distribution.slope_of_tail(point, self.variance),
        }
    }

    /// Returns the power series of R or N about an angle in units of `step`, or that of F or G, where `step` is negative.
    #[inline(always)]
    fn series(&self, angle: f64, value: f64, step: f64) -> [f64; ORDER] {
        let (kappa, point) = (self.kappa, Point::from_angle(angle));
        let half_cosine = (1.0 - point.x * point.x) * point.u;
        let (mut sine, mut cosine) = (kappa * 2.0 * point.s * half_cosine, kappa * (1.0 - 2.0 * point.s * point.s));
        let (source, mut sines, mut terms) = (self.source(point, half_cosine, step), [0.0; ORDER], [0.0; ORDER]);
        terms[0] = value;
        for n in 0..ORDER - 1 {
            let next = 1.0 / (n + 1) as f64;
            sines[n] = sine;
            (sine, cosine) = (cosine * (step.abs() * next), -sine * (step.abs() * next));
            let mut sum = source[n];
            for k in 0..n + 1 {
                sum += sines[k] * terms[n - k];
            }
            terms[n + 1] = step * next * sum;
        }
        terms
    }

    /// Returns the power series of what is added to κ sin θ times the function: −1, or cos θ − A, which measured from π is
    /// −(cos w + A).
    #[inline(always)]
    fn source(&self, point: Point, half_cosine: f64, step: f64) -> [f64; ORDER] {
        let mut source = [0.0; ORDER];
        if self.kind == Kind::Ratio {
            source[0] = -1.0;
            return source;
        }
        let versine = 2.0 * point.s * point.s;
        let (first, sign) =
            if step < 0.0 { ((versine - 1.0) - (1.0 - self.variance), -1.0) } else { (self.variance - versine, 1.0) };
        let (mut sine, mut cosine) = (2.0 * point.s * half_cosine, 1.0 - versine);
        for (n, term) in (1..).zip(&mut source[1..]) {
            let next = step.abs() / f64::from(n);
            (sine, cosine) = (cosine * next, -sine * next);
            *term = sign * cosine;
        }
        source[0] = first;
        source
    }
}
