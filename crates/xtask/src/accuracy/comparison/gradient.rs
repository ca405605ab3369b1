//! What derivatives should be, and the units of their errors.
//!
//! A derivative counts as at least its usual size nearby where it passes zero; that size is its *scale*.

use super::error::{quantile_angle, word_angle};
use super::function::{Function, Precision};
use super::point::{Argument, Point};
use crate::accuracy::precise::bessel::Bessel;
use crate::accuracy::precise::gradient::DivergenceGradient;
use crate::accuracy::precise::number::Number;
use crate::accuracy::precise::slope::{slope, times_slope};
use crate::accuracy::precise::tail::Distribution;
use std::f64::consts::FRAC_PI_2;

/// Beyond this concentration a reference of a derivative may overflow on its way.
const LARGEST: f64 = 1e307;

/// Returns a derivative's value and unit; `None` where the point is not one of the function's, or not one that is
/// compared.
pub(super) fn derivative(
    function: Function,
    precision: Precision,
    Point { kappa, argument }: Point,
) -> Option<(Number, f64)> {
    let distribution = Distribution::new(kappa);
    let (value, scale) = match (function, argument) {
        (Function::SampleInConcentration, Argument::Seed(seed)) => {
            of_quantile(function, &distribution, word_angle(precision, kappa, super::ours::word(precision, seed)?)?)
        }
        (Function::QuantileInP | Function::QuantileInConcentration, Argument::Real(p)) => {
            of_quantile(function, &distribution, quantile_angle(kappa, p)?)
        }
        (Function::LogProbInX | Function::LogProbInConcentration, Argument::Real(x)) => {
            of_log_prob(function, &distribution, x)
        }
        (Function::CdfInX | Function::CdfInConcentration, Argument::Real(x)) => of_cdf(function, &distribution, x)?,
        (_, Argument::None) => of_concentration(function, kappa)?,
        (_, Argument::Other(turn, other)) => of_divergence(function, &distribution, turn, &Distribution::new(other))?,
        _ => return None,
    };
    let unit = match (precision, function, argument) {
        (_, Function::SampleInConcentration, _) => scale,
        (Precision::Double, Function::CdfInX | Function::CdfInConcentration, Argument::Real(x)) => {
            scale * (2e-15 + 1e-16 * distribution.exponent(Number::from(x)).high)
        }
        (Precision::Double, ..) => scale,
        (Precision::Single, ..) => precision.ulp(scale),
    };
    (precision.least()..precision.largest()).contains(&scale).then_some((value, unit))
}

/// Returns the value of a derivative and its scale, at least `least`.
fn at_least(value: Number, least: f64) -> (Number, f64) {
    (value, value.high.abs().max(least))
}

fn of_quantile(function: Function, distribution: &Distribution, angle: Number) -> (Number, f64) {
    let [in_p, in_kappa] = distribution.quantile_gradient(angle);
    if function == Function::QuantileInP {
        return at_least(in_p, 0.0);
    }
    let spread = 1.0 / (1.0 + distribution.kappa).sqrt();
    let near_end = angle.high.abs() > FRAC_PI_2;
    at_least(in_kappa, if near_end { 0.3 * spread } else { 0.5 * spread / (1.0 + distribution.kappa) })
}

fn of_log_prob(function: Function, distribution: &Distribution, x: f64) -> (Number, f64) {
    let [in_x, in_kappa] = distribution.log_density_gradient(Number::from(x));
    if function == Function::LogProbInX {
        return at_least(in_x, 0.0);
    }
    at_least(in_kappa, 0.5 / (1.0 + distribution.kappa))
}

fn of_cdf(function: Function, distribution: &Distribution, x: f64) -> Option<(Number, f64)> {
    let exponent = distribution.exponent(Number::from(x)).high;
    if !exponent.is_finite() {
        return None;
    }
    let [in_x, in_kappa] = distribution.cdf_gradient(Number::from(x));
    if function == Function::CdfInX {
        return Some(at_least(in_x, 0.0));
    }
    Some(at_least(in_kappa, if exponent < 1.0 { 0.1 / (1.0 + distribution.kappa) } else { 0.0 }))
}

fn of_concentration(function: Function, kappa: f64) -> Option<(Number, f64)> {
    let value = match function {
        Function::EntropyInConcentration => -times_slope(kappa),
        Function::FisherOfLoc => Bessel::new(kappa).length * kappa,
        Function::FisherOfConcentration => slope(kappa),
        _ => return None,
    };
    Some(at_least(value, 0.0))
}

/// Returns the value and the largest of its terms.
fn of_divergence(function: Function, one: &Distribution, turn: f64, two: &Distribution) -> Option<(Number, f64)> {
    if one.kappa.max(two.kappa) > LARGEST {
        return None;
    }
    // The other distribution is turned, and thus the first by as much the other way.
    let DivergenceGradient { in_loc, in_kappa, in_other, minuend } =
        DivergenceGradient::new(one, Number::from(-turn), two);
    let sum = |[a, b]: [Number; 2], least: f64| (a + b, a.high.abs().max(b.high.abs()).max(least));
    match function {
        // A length that is subnormal has lost digits.
        Function::DivergenceInLoc if one.bessel.length.high < Precision::Double.least() => None,
        Function::DivergenceInLoc => Some(at_least(in_loc, 0.0)),
        Function::DivergenceInConcentration => Some(sum(in_kappa, 0.0)),
        Function::DivergenceInOther => Some(sum(in_other, minuend.high)),
        _ => None,
    }
}
