//! The quantile by safeguarded Halley steps, in about a microsecond: cells interpolate these solutions, and tails
//! beyond the rows are solved for directly.
//!
//! Feeds a sample's bytes: only `+ - * /`, `sqrt` and integer operations.

use crate::probability::mass::{CentredDistribution, Point};
use crate::special::fixed::{atan, exp, ln};
use std::f64::consts::{FRAC_PI_4, LN_2};

/// After a step below this fraction of x the error is below double precision, since Halley's method cubes it.
const SMALL_STEP: f64 = 1e-6;
/// A limit that even bisection alone does not reach.
const MOST_STEPS: usize = 200;
/// Masses below this are multiplied by `LIFT` = 2³⁰⁰, away from the subnormal numbers.
const TINY: f64 = 1e-220;
const LIFT: f64 = f64::from_bits((1023 + 300) << 52);

impl CentredDistribution {
    /// Returns the angle in [0, π] above which the mass is `tail` ≤ 1/2; `middle` is 1 − 2 `tail` to full accuracy.
    #[inline(always)]
    pub(crate) fn solve(&self, tail: f64, middle: f64) -> f64 {
        4.0 * atan(if tail <= 0.0 {
            1.0
        } else if middle < 0.5 {
            self.solve_about_centre(middle)
        } else {
            self.solve_tail(tail, middle)
        })
    }

    /// Returns the x up to which the mass from the centre on is `middle`/2, for `middle` up to about 1/2.
    #[inline(always)]
    pub(crate) fn solve_about_centre(&self, middle: f64) -> f64 {
        self.advance(Point::new(0.0), self.peak, middle / 2.0)
    }

    /// Returns the x up to which the mass from `start` on is `mass`; `density` is the density at the start.
    #[inline(always)]
    fn advance(&self, start: Point, density: f64, mass: f64) -> f64 {
        let target = mass / density;
        let mut step = target / start.slope();
        for _ in 0..MOST_STEPS {
            let point = Point::new(start.x + step);
            let (ratio, relative) = self.near_ratios(start, step);
            let change = halley((target - ratio) / relative, -self.steepness(point), point);
            step += change;
            if change.abs() <= SMALL_STEP * point.x {
                break;
            }
        }
        start.x + step
    }

    /// Returns the x above which the mass is `tail`.
    ///
    /// Uses Halley's method in the coordinate asinh(T/a) with a = exp(−2κ)/2, which is nearly the logarithm of the tail
    /// T where T > a and nearly linear below, as T is towards π. Bisection takes over where a step leaves the bracket.
    #[inline(always)]
    fn solve_tail(&self, tail: f64, middle: f64) -> f64 {
        let (lift, shift) = if tail < TINY { (LIFT, 300.0 * LN_2) } else { (1.0, 0.0) };
        let target = tail * lift;
        let a = 0.5 * exp(shift - 2.0 * self.kappa);
        let target_root = hypot(target, a);
        let (mut low, mut high) = (0.0, 1.0);
        let mut x = self.guess(tail, middle);
        for _ in 0..MOST_STEPS {
            let point = Point::new(x);
            let density = self.lifted_density(point, shift);
            let mass = density * self.tail_ratio(point);
            if mass > target {
                low = x
            } else {
                high = x
            }
            let root = hypot(mass, a);
            let newton = ln((mass + root) / (target + target_root)) * (root / density);
            let step = halley(newton, density / root * (mass / root) - self.steepness(point), point);
            let next = x + step;
            if step.abs() <= SMALL_STEP * x {
                return next.min(1.0);
            }
            x = if low < next && next < high { next } else { 0.5 * (low + high) };
        }
        x
    }

    /// Returns the density at a point, multiplied by exp(`shift`).
    ///
    /// Far from the centre the exponent is nearly −2κ, and what differs from that is computed from cos(θ/2): the rounding
    /// of the sine would count 2κ times.
    #[inline(always)]
    fn lifted_density(&self, point: Point, shift: f64) -> f64 {
        let cosine = (1.0 - point.x) * (1.0 + point.x) * point.u;
        let near_end = (shift - 2.0 * self.kappa) + self.exponent(cosine);
        self.peak * exp(if point.x > 0.5 { near_end } else { shift - self.exponent(point.s) })
    }

    /// Returns κ sin θ, the negative logarithmic derivative of the density.
    #[inline(always)]
    fn steepness(&self, point: Point) -> f64 {
        self.kappa * (2.0 * point.s) * ((1.0 - point.x * point.x) * point.u)
    }

    /// Returns a first guess for the tail: the lesser of two overestimates, one for large κ and one for small.
    #[inline(always)]
    fn guess(&self, tail: f64, middle: f64) -> f64 {
        let uniform = middle * (FRAC_PI_4 + (1.0 - FRAC_PI_4) * middle * middle);
        let square = -0.5 * ln((2.0 * tail).max(f64::MIN_POSITIVE)) / self.kappa;
        if square < 1.0 { uniform.min(square.sqrt() / (1.0 + (1.0 - square).sqrt())) } else { uniform }
    }
}

/// Returns the step in x of Halley's method, from Newton's step in θ and g″/g′ there.
#[inline(always)]
fn halley(newton: f64, curvature: f64, point: Point) -> f64 {
    let angle = newton / (1.0 + 0.5 * newton * curvature).max(0.5);
    angle / point.slope() * (1.0 + 0.25 * angle * point.x)
}

/// Returns √(u² + v²) of non-negative numbers, without overflow or underflow.
#[inline(always)]
fn hypot(u: f64, v: f64) -> f64 {
    let (small, large) = if u < v { (u, v) } else { (v, u) };
    if large == 0.0 {
        return 0.0;
    }
    let ratio = small / large;
    large * (1.0 + ratio * ratio).sqrt()
}
