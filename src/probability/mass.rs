//! Mass of the centred von Mises distribution, by one quadrature for every concentration.
//!
//! Feeds a sample's bytes: only `+ - * /`, `sqrt` and integer operations, in a fixed order.
//!
//! In the coordinate x = tan(θ/4), which runs over [0, 1] as θ runs over [0, π],
//!
//! ```text
//! s = sin(θ/2) = 2x / (1 + x²)       dθ = 4 dx / (1 + x²)       f(θ) = f(0) exp(−2κ s²)
//! ```
//!
//! so that no trigonometric function is needed, and s − s₀ = 2 (x − x₀)(1 − x x₀) / ((1 + x²)(1 + x₀²)) does not
//! cancel. The integrand of a tail, divided by its value at the start, is 1 there and decays; it is cut off where the
//! exponent passes −40. With x − x₀ = (t + t³)/2 of that span, 32 Gauss–Legendre nodes in t give the integral with a
//! relative error of 3e-18 for every κ and x₀. Nothing is subtracted, so tails keep their relative accuracy.

use crate::special::angle::PI_LO;
use crate::special::constants::{GAUSS_NODES, GAUSS_WEIGHTS, GRADED_NODES, GRADED_WEIGHTS};
use crate::special::fixed::{exp, exp_bounded, sin_of_half, tan};
use std::f64::consts::{FRAC_PI_2, PI};

/// Half the exponent at which a tail is cut off: exp(−40) is 4e-18.
const HALF_CUT: f64 = 20.0;
/// Below this κ no double differs from the constant density.
const LEAST_KAPPA: f64 = 1e-300;
/// The least argument of `exp_bounded`.
const LEAST_EXPONENT: f64 = -700.0;

/// A point of the upper half of the circle: x = tan(θ/4) with the quantities that every formula needs.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Point {
    pub(crate) x: f64,
    /// 1 / (1 + x²)
    pub(crate) u: f64,
    /// sin(θ/2)
    pub(crate) s: f64,
    /// 1 − x
    rest: f64,
}

impl Point {
    /// Returns the point with this x.
    #[inline(always)]
    pub(crate) fn new(x: f64) -> Self {
        let u = 1.0 / (1.0 + x * x);
        Self { x, u, s: 2.0 * x * u, rest: 1.0 - x }
    }

    /// Returns the point of an angle in [0, π]; beyond π/2 the angle is measured from π.
    #[inline(always)]
    pub(crate) fn from_angle(theta: f64) -> Self {
        let beyond = theta > FRAC_PI_2;
        let y = tan(0.25 * if beyond { (PI - theta) + PI_LO } else { theta });
        let from_end = 2.0 * y / (1.0 + y);
        let (x, rest) = if beyond { (1.0 - from_end, from_end) } else { (y, 1.0 - y) };
        Self { s: sin_of_half(theta), rest, ..Self::new(x) }
    }

    /// Returns dθ/dx.
    #[inline(always)]
    pub(crate) fn slope(self) -> f64 {
        4.0 * self.u
    }
}

/// The centred distribution of one concentration: κ and the density's peak f(0).
#[derive(Clone, Copy, Debug)]
pub(crate) struct CentredDistribution {
    pub(crate) kappa: f64,
    pub(crate) peak: f64,
}

impl CentredDistribution {
    /// Computes the density's peak by the quadrature that gives the tails, so that the tail from 0 is 1/2.
    #[inline(always)]
    pub(crate) fn new(kappa: f64) -> Self {
        let unscaled = Self::with_peak(kappa, 1.0);
        Self { peak: 0.5 / unscaled.tail_ratio(Point::new(0.0)), ..unscaled }
    }

    /// Returns the distribution whose peak is known.
    #[inline(always)]
    pub(crate) fn with_peak(kappa: f64, peak: f64) -> Self {
        // A smaller κ gives the same results as 0; subnormal numbers would only be slow, and −0 is replaced too.
        Self { kappa: if kappa < LEAST_KAPPA { 0.0 } else { kappa }, peak }
    }

    /// Returns 2κ s², the exponent of the density, multiplied in an order in which nothing overflows before the result.
    #[inline(always)]
    pub(crate) fn exponent(&self, s: f64) -> f64 {
        self.kappa * s * s * 2.0
    }

    /// Returns the density at a point.
    #[inline(always)]
    pub(crate) fn density(&self, point: Point) -> f64 {
        self.peak * exp(-self.exponent(point.s))
    }

    /// Returns the density at x = start.x + step divided by the density at the start.
    #[inline(always)]
    fn relative_density(&self, start: Point, step: f64, Point { x, u, s, .. }: Point) -> f64 {
        let rise = 2.0 * step * (1.0 - x * start.x) * u * start.u;
        exp_bounded((-2.0 * (self.kappa * rise * (s + start.s))).max(LEAST_EXPONENT))
    }

    /// Returns the mass above the point divided by the density at it.
    #[inline(always)]
    pub(crate) fn tail_ratio(&self, start: Point) -> f64 {
        self.tail_ratio_over(start, self.span(start))
    }

    /// Returns the mass above the point divided by the density at it, where the span is known.
    #[inline(always)]
    pub(crate) fn tail_ratio_over(&self, start: Point, span: f64) -> f64 {
        let integral = quadrature(&GRADED_NODES, &GRADED_WEIGHTS, |node| {
            let point = Point::new(start.x + span * node);
            point.u * self.relative_density(start, span * node, point)
        });
        4.0 * span * integral
    }

    /// Returns the same integral with the exponent's rise since the start as a factor: −κ ∂/∂κ of the tail ratio.
    #[inline(always)]
    pub(crate) fn fall_of_tail_over(&self, start: Point, span: f64) -> f64 {
        let integral = quadrature(&GRADED_NODES, &GRADED_WEIGHTS, |node| {
            let point = Point::new(start.x + span * node);
            let rise = 2.0 * span * node * (1.0 - point.x * start.x) * point.u * start.u;
            let exponent = 2.0 * (self.kappa * rise * (point.s + start.s));
            point.u * self.relative_density(start, span * node, point) * exponent
        });
        4.0 * span * integral
    }

    /// Returns ∂θ/∂κ where the mass above the angle θ stays the same: the integral of (cos t − A) f(t)/f(θ) over the tail.
    /// `variance` is 1 − A.
    #[inline(always)]
    pub(crate) fn slope_of_tail(&self, start: Point, variance: f64) -> f64 {
        let span = self.span(start);
        let integral = quadrature(&GRADED_NODES, &GRADED_WEIGHTS, |node| {
            let point = Point::new(start.x + span * node);
            point.u * self.relative_density(start, span * node, point) * (variance - 2.0 * point.s * point.s)
        });
        4.0 * span * integral
    }

    /// Returns the same as minus the integral from 0 to θ, since that over the whole half circle is 0. The density may
    /// change only by a small factor from 0 to θ.
    #[inline(always)]
    pub(crate) fn slope_near_centre(&self, end: Point, variance: f64) -> f64 {
        let integral = quadrature(&GAUSS_NODES, &GAUSS_WEIGHTS, |node| {
            let point = Point::new(end.x * node);
            point.u * self.relative_density(end, end.x * (node - 1.0), point) * (variance - 2.0 * point.s * point.s)
        });
        -4.0 * end.x * integral
    }

    /// Returns the distance in x from the start to where the tail's integrand has fallen to exp(−40), or to π.
    #[inline(always)]
    pub(crate) fn span(&self, start: Point) -> f64 {
        let rise = HALF_CUT / self.kappa; // of s²
        let square = start.s * start.s + rise;
        // x = s/(1 + c) with c = cos(θ/2); the difference of two such quotients, without cancellation.
        let (s0, c0) = (start.s, (1.0 - start.x * start.x) * start.u);
        let (s1, c1) = (square.sqrt(), (1.0 - square).sqrt());
        let step = rise * (1.0 / (s1 + s0) + 1.0 / (s1 * c0 + s0 * c1)) / ((1.0 + c0) * (1.0 + c1));
        if square < 1.0 { step.min(start.rest) } else { start.rest }
    }

    /// Returns the mass from the start to x = start.x + step, and the density there, both divided by the density at the
    /// start.
    ///
    /// The density may change only by a small factor over the step. A step down gives a negative mass.
    #[inline(always)]
    pub(crate) fn near_ratios(&self, start: Point, step: f64) -> (f64, f64) {
        let integral = quadrature(&GAUSS_NODES, &GAUSS_WEIGHTS, |node| {
            let point = Point::new(start.x + step * node);
            point.u * self.relative_density(start, step * node, point)
        });
        (4.0 * step * integral, self.relative_density(start, step, Point::new(start.x + step)))
    }
}

/// Returns Σ weight · f(node).
///
/// Eight independent sums in a fixed order, so that vectors of any width do the same additions.
#[inline(always)]
fn quadrature<const N: usize>(nodes: &[f64; N], weights: &[f64; N], f: impl Fn(f64) -> f64) -> f64 {
    let mut terms = [0.0; N];
    for ((term, &node), &weight) in terms.iter_mut().zip(nodes).zip(weights) {
        *term = weight * f(node);
    }
    let mut sums = [0.0; 8];
    for chunk in terms.chunks_exact(8) {
        sums.iter_mut().zip(chunk).for_each(|(sum, term)| *sum += term);
    }
    ((sums[0] + sums[4]) + (sums[2] + sums[6])) + ((sums[1] + sums[5]) + (sums[3] + sums[7]))
}
