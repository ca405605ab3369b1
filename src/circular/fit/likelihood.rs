//! The likelihood of a von Mises distribution, and how far from its maximum it has fallen by a given amount.
//!
//! Per angle, ln L(μ, κ) = ln f(0) − κ (1 − C), with C the mean of cos(x − μ) and f(0) = 1/(2π I₀(κ) e^−κ). Differences
//! near the maximum are computed as integrals: of 10⁶ angles they matter from 1e-6 on, beside logarithms of order 1.

use super::estimate::Resultant;
use super::root::root;
use crate::special::bessel::peak::{entropy, peak};
use crate::special::bessel::slope::{root_slope, times_slope};
use crate::special::constants::{GAUSS_NODES, GAUSS_WEIGHTS};
use std::f64::consts::PI;

/// The least distance from 0 of the zeros of I₀, all imaginary, at which A is not smooth.
const FIRST_ZERO: f64 = 2.4;

/// ln L per angle, of angles with this resultant about the distribution's direction.
pub(crate) fn log_likelihood(about: Resultant, kappa: f64) -> f64 {
    peak(kappa).ln() - kappa * about.variance
}

/// How far κ may rise above its likeliest value before ln L per angle has fallen by `loss`.
pub(crate) fn rise(about: Resultant, loss: f64) -> f64 {
    let likeliest = about.concentration();
    let lost = |rise: f64| (lost_by_concentration(about, likeliest, rise), about.shortfall(likeliest + rise));
    let start = (2.0 * loss).sqrt() / root_slope(likeliest);
    if start.is_finite() { root(loss, f64::INFINITY, start, lost) } else { start }
}

/// How far κ may fall below its likeliest value, at most to 0.
pub(crate) fn fall(about: Resultant, loss: f64) -> f64 {
    let likeliest = about.concentration();
    if lost_by_concentration(about, likeliest, -likeliest) <= loss {
        return likeliest;
    }
    let start = likeliest * -(-(2.0 * loss).sqrt() / (likeliest * root_slope(likeliest))).exp_m1();
    let lost = |fall: f64| (lost_by_concentration(about, likeliest, -fall), -about.shortfall(likeliest - fall));
    root(loss, likeliest, start, lost)
}

/// ∫ (A(t) − R) dt from κ to κ + step, since (ln f(0))′ = 1 − A.
fn lost_by_concentration(about: Resultant, kappa: f64, step: f64) -> f64 {
    if is_near(kappa, step) {
        return step * mean(|node| about.shortfall(kappa + step * node));
    }
    step * about.variance + (peak(kappa) / peak(kappa + step)).ln()
}

/// The angle by which the direction may turn from the likeliest before the largest ln L per angle, over every κ, has
/// fallen by `loss`; π if it never does.
///
/// At an angle h the mean cosine is R cos h, and the likeliest κ the one with A(κ) = R cos h; from π/2 on it is 0.
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

/// The same where κ is known: κ R (1 − cos h) is lost.
pub(crate) fn turn_at(kappa: f64, resultant: Resultant, loss: f64) -> f64 {
    half_angle(loss / (kappa * resultant.length))
}

/// ∫ t A′(t) dt from κ − fall to κ: what the entropy, which is −ln L per angle, gains on the way.
fn lost_by_direction(kappa: f64, fall: f64) -> f64 {
    if is_near(kappa, -fall) {
        return fall * mean(|node| times_slope(kappa - fall * node));
    }
    entropy(kappa - fall) - entropy(kappa)
}

/// The h in [0, π] with 1 − cos h = `versine`, π if there is none.
fn half_angle(versine: f64) -> f64 {
    if versine < 2.0 { 2.0 * (0.5 * versine).sqrt().asin() } else { PI }
}

/// Whether the rule below integrates A and A′ from κ to κ + step to rounding: its error is about 4.2⁻³² here.
fn is_near(kappa: f64, step: f64) -> bool {
    step.abs() <= (kappa + 0.5 * step).hypot(FIRST_ZERO)
}

/// The mean of a smooth function over [0, 1].
fn mean(f: impl Fn(f64) -> f64) -> f64 {
    GAUSS_NODES.iter().zip(&GAUSS_WEIGHTS).map(|(&node, &weight)| weight * f(node)).sum()
}
