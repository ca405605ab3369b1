//! The log likelihood of a von Mises distribution, and how far a parameter may move before it has fallen by `loss`.
//!
//! Per angle, ln L(μ, κ) = ln f(0) − κ (1 − C), where C is the mean of cos(x − μ) and f(0) = 1/(2π I₀(κ) e^−κ).
//! Differences near the maximum are computed as integrals: for 10⁶ angles differences of 1e-6 matter, and logarithms of
//! order 1 would lose their digits.

use super::resultant::Resultant;
use super::root::root;
use crate::special::bessel::peak::{entropy, peak};
use crate::special::bessel::slope::{root_slope, times_slope};
use crate::special::constants::{GAUSS_NODES, GAUSS_WEIGHTS};
use std::f64::consts::PI;

/// Distance from 0 of the nearest zeros of I₀, which are imaginary; A = I₁/I₀ has its poles there.
const FIRST_ZERO: f64 = 2.4;

/// Returns ln L per angle; `resultant` is that of the angles about the distribution's direction.
pub(crate) fn log_likelihood(resultant: Resultant, kappa: f64) -> f64 {
    peak(kappa).ln() - kappa * resultant.variance
}

/// Returns how far κ may rise above its estimate before ln L per angle has fallen by `loss`.
pub(crate) fn rise(resultant: Resultant, loss: f64) -> f64 {
    let likeliest = resultant.concentration();
    let lost = |rise: f64| (lost_by_concentration(resultant, likeliest, rise), resultant.shortfall(likeliest + rise));
    let start = (2.0 * loss).sqrt() / root_slope(likeliest);
    if start.is_finite() { root(loss, f64::INFINITY, start, lost) } else { start }
}

/// Returns how far κ may fall below its estimate before ln L per angle has fallen by `loss`, at most to 0.
pub(crate) fn fall(resultant: Resultant, loss: f64) -> f64 {
    let likeliest = resultant.concentration();
    if lost_by_concentration(resultant, likeliest, -likeliest) <= loss {
        return likeliest;
    }
    let start = likeliest * -(-(2.0 * loss).sqrt() / (likeliest * root_slope(likeliest))).exp_m1();
    let lost = |fall: f64| (lost_by_concentration(resultant, likeliest, -fall), -resultant.shortfall(likeliest - fall));
    root(loss, likeliest, start, lost)
}

/// Returns what ln L per angle loses from κ to κ + step: ∫ (A(t) − R) dt, since (ln f(0))′ = 1 − A.
fn lost_by_concentration(resultant: Resultant, kappa: f64, step: f64) -> f64 {
    if is_near(kappa, step) {
        return step * mean(|node| resultant.shortfall(kappa + step * node));
    }
    step * resultant.variance + (peak(kappa) / peak(kappa + step)).ln()
}

/// Returns the angle by which the direction may turn from its estimate before ln L per angle, maximised over κ, has
/// fallen by `loss`; π if it never does.
///
/// At an angle h from the estimate the mean cosine is R cos h, and the best κ solves A(κ) = R cos h; from π/2 on it is
/// 0.
pub(crate) fn turn(resultant: Resultant, loss: f64) -> f64 {
    let likeliest = resultant.concentration();
    if lost_by_direction(likeliest, likeliest) <= loss {
        return PI;
    }
    let start = likeliest * -(-loss / (likeliest * times_slope(likeliest))).exp_m1();
    let fall = root(loss, likeliest, start, |fall| (lost_by_direction(likeliest, fall), times_slope(likeliest - fall)));
    let shorter = if is_near(likeliest, -fall) {
        mean(|node| fall / (likeliest - fall * node) * times_slope(likeliest - fall * node))
    } else {
        -resultant.shortfall(likeliest - fall)
    };
    half_angle(shorter / resultant.length)
}

/// Returns the same angle for a known κ; turning by h loses κ R (1 − cos h).
pub(crate) fn turn_at(kappa: f64, resultant: Resultant, loss: f64) -> f64 {
    half_angle(loss / (kappa * resultant.length))
}

/// Returns ∫ t A′(t) dt from κ − fall to κ, by which the entropy, −ln L per angle, grows as κ falls.
fn lost_by_direction(kappa: f64, fall: f64) -> f64 {
    if is_near(kappa, -fall) {
        return fall * mean(|node| times_slope(kappa - fall * node));
    }
    entropy(kappa - fall) - entropy(kappa)
}

/// Returns the h in [0, π] with 1 − cos h = `versine`, or π if there is none.
fn half_angle(versine: f64) -> f64 {
    if versine < 2.0 { 2.0 * (0.5 * versine).sqrt().asin() } else { PI }
}

/// Returns whether the quadrature of [`mean`] is exact up to rounding for A and A′ from κ to κ + step; its error is
/// then about 4.2⁻³².
fn is_near(kappa: f64, step: f64) -> bool {
    step.abs() <= (kappa + 0.5 * step).hypot(FIRST_ZERO)
}

/// Returns the mean of a smooth function over [0, 1], by Gauss-Legendre quadrature.
fn mean(f: impl Fn(f64) -> f64) -> f64 {
    GAUSS_NODES.iter().zip(&GAUSS_WEIGHTS).map(|(&node, &weight)| weight * f(node)).sum()
}
