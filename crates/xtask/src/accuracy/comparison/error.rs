//! The error of a function at a point.

use super::function::{Function, Precision};
use super::gradient::derivative;
use super::ours::ours;
use super::point::{Argument, Point};
use crate::accuracy::precise::bessel::{Bessel, ratio};
use crate::accuracy::precise::elementary::{exp, ln, ln_1p, pi};
use crate::accuracy::precise::inverse::{concentration, upper_quantile};
use crate::accuracy::precise::number::Number;
use crate::accuracy::precise::tail::{Distribution, sin_of_half};
use std::f64::consts::PI;

/// The relative error of rounding to f32, 2⁻²⁴.
const F32_UNIT: f64 = f32::EPSILON as f64 / 2.0;
/// The largest concentration at which moments of higher order are compared: the reference takes long for large ones.
pub(crate) const LARGEST_OF_MOMENTS: f64 = 3e4;
/// Beyond this concentration a reference of a divergence may overflow on its way.
const LARGEST_OF_DIVERGENCES: f64 = 1e307;
/// The least probability that is compared.
const LEAST_TAIL: f64 = 1e-300;

/// The error of a function at a point.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Finding {
    pub(crate) point: Point,
    /// The concentration: the point's, or the result where a function returns one.
    pub(crate) kappa: f64,
    /// What the value should be.
    pub(crate) value: Number,
    /// The size of the unit in which the error counts.
    pub(crate) unit: f64,
    pub(crate) error: f64,
}

/// Returns the error; `None` where the point is not one of the function's, or its value not one that is compared.
pub(crate) fn find(function: Function, precision: Precision, point: Point) -> Option<Finding> {
    let ours = ours(function, precision, point)?;
    let (value, unit) = match (function, point.argument) {
        _ if function.is_derivative() => derivative(function, precision, point)?,
        (Function::Samples, Argument::Word(word)) => sample(precision, point.kappa, word, ours)?,
        (Function::Quantile, Argument::Real(p)) => quantile(point.kappa, p)?,
        (Function::Isf, Argument::Real(p)) => quantile(point.kappa, p).map(|(value, unit)| (-value, unit))?,
        (Function::Concentration, Argument::Real(variance)) => inverse(precision, variance)?,
        (Function::Moment, Argument::Order(n)) => moment(precision, point.kappa, n)?,
        (Function::Divergence, Argument::Other(turn, other)) => divergence(precision, point.kappa, turn, other)?,
        (_, Argument::Real(x)) => at_angle(function, precision, point.kappa, x)?,
        (_, Argument::None) => of_concentration(function, precision, point.kappa)?,
        _ => return None,
    };
    let error = ((ours - value.high) - value.low).abs() / unit;
    let kappa = if function == Function::Concentration { ours } else { point.kappa };
    // Whatever is not a number is the largest error.
    let error = if error.is_nan() { f64::INFINITY } else { error };
    Some(Finding { point, kappa, value, unit, error })
}

/// Not a number, whose error is infinite: the library's result is too far away for the reference to start from.
const LOST: Number = Number { high: f64::NAN, low: f64::NAN };

/// Returns the quantile whose mass on the nearer side is given.
fn tail_angle(kappa: f64, mass: Number, is_lower: bool) -> Option<Number> {
    if mass.high < LEAST_TAIL {
        return None;
    }
    let near = ours(Function::Isf, Precision::Double, Point { kappa, argument: Argument::Real(mass.high) })?;
    let angle = upper_quantile(&Distribution::new(kappa), mass, near.abs()).unwrap_or(LOST);
    Some(if is_lower { -angle } else { angle })
}

/// Returns the quantile of a probability.
pub(super) fn quantile_angle(kappa: f64, p: f64) -> Option<Number> {
    let (mass, is_lower) = if p < 0.5 { (Number::from(p), true) } else { (Number::ONE - p, false) };
    tail_angle(kappa, mass, is_lower)
}

/// Returns the quantile of (word + 1/2) / 2^W.
pub(super) fn word_angle(precision: Precision, kappa: f64, word: u64) -> Option<Number> {
    let bits = precision.word_bits();
    let complement = !word & (u64::MAX >> (64 - bits));
    let (small, is_lower) = if word < complement { (word, true) } else { (complement, false) };
    let [high, low] = [(small >> 32) as f64 * 2_f64.powi(32), f64::from(small as u32)];
    let mass = (Number::from(high) + low + 0.5).scaled(2_f64.powi(-(bits as i32)));
    tail_angle(kappa, mass, is_lower)
}

/// Returns a quantile with its unit.
fn with_unit(kappa: f64, angle: Number) -> (Number, f64) {
    (angle, angle.high.abs().max(1.0 / (1.0 + kappa).sqrt()))
}

fn quantile(kappa: f64, p: f64) -> Option<(Number, f64)> {
    Some(with_unit(kappa, quantile_angle(kappa, p)?))
}

/// Returns a word's quantile, moved by a whole turn if that is nearer to the sample.
fn sample(precision: Precision, kappa: f64, word: u64, ours: f64) -> Option<(Number, f64)> {
    let (value, unit) = with_unit(kappa, word_angle(precision, kappa, word)?);
    let turn = pi().scaled(if ours < value.high { -2.0 } else { 2.0 });
    Some((if (ours - value.high).abs() > PI { value + turn } else { value }, unit))
}

/// Returns the value and unit of a function of the concentration and an angle.
fn at_angle(function: Function, precision: Precision, kappa: f64, x: f64) -> Option<(Number, f64)> {
    let distribution = Distribution::new(kappa);
    match function {
        Function::Cdf => cumulative(precision, &distribution, x),
        Function::Sf => cumulative(precision, &distribution, -x),
        Function::LogCdf => log_cumulative(precision, &distribution, x),
        Function::LogSf => log_cumulative(precision, &distribution, -x),
        Function::LogProb | Function::Prob => density(function, precision, &distribution, x),
        _ => None,
    }
}

fn cumulative(precision: Precision, distribution: &Distribution, x: f64) -> Option<(Number, f64)> {
    let value = distribution.cdf(x);
    let unit = match precision {
        Precision::Double => 5e-15 + 5e-16 * value.high.ln().abs(),
        Precision::Single => F32_UNIT,
    };
    (value.high >= precision.least().max(LEAST_TAIL)).then_some((value, value.high * unit))
}

fn log_cumulative(precision: Precision, distribution: &Distribution, x: f64) -> Option<(Number, f64)> {
    if !distribution.exponent(Number::from(x)).high.is_finite() {
        return None;
    }
    let value = distribution.log_cdf(x);
    let unit = match precision {
        Precision::Double => 5e-15 * (1.0 + value.high.abs()),
        Precision::Single => precision.ulp(value.high),
    };
    (value.high.abs() < precision.largest() && value.high.abs() >= precision.least()).then_some((value, unit))
}

fn density(function: Function, precision: Precision, distribution: &Distribution, x: f64) -> Option<(Number, f64)> {
    let exponent = distribution.exponent(Number::from(x)).high;
    if !exponent.is_finite() {
        return None;
    }
    let log = distribution.log_density(Number::from(x));
    let scale = exponent.max(log.high.abs()).max(1.0);
    if function == Function::LogProb {
        return (scale < precision.largest()).then(|| (log, precision.ulp(scale)));
    }
    let value = distribution.bessel.peak() * exp(-distribution.exponent(Number::from(x)));
    let unit = match precision {
        Precision::Double => 1e-15 + 4e-16 * scale,
        Precision::Single => F32_UNIT,
    };
    (precision.least()..precision.largest()).contains(&value.high).then_some((value, value.high * unit))
}

/// Returns the value and unit of a function of the concentration alone.
fn of_concentration(function: Function, precision: Precision, kappa: f64) -> Option<(Number, f64)> {
    let bessel = Bessel::new(kappa);
    match function {
        Function::Entropy => {
            let normaliser = bessel.normaliser();
            let value = normaliser + bessel.variance * kappa;
            Some((value, precision.ulp(value.high.abs().max(normaliser.high.abs()).max(0.5))))
        }
        Function::Variance => in_ulp(precision, bessel.variance),
        Function::Length => in_ulp(precision, bessel.length),
        Function::Deviation if kappa > 0.0 && bessel.variance.high > Precision::Double.least() => {
            in_ulp(precision, (-log_length(kappa, &bessel)).scaled(2.0).sqrt())
        }
        _ => None,
    }
}

fn in_ulp(precision: Precision, value: Number) -> Option<(Number, f64)> {
    (value.high >= Precision::Double.least()).then(|| (value, precision.ulp(value.high)))
}

/// Returns ln A(κ).
fn log_length(kappa: f64, bessel: &Bessel) -> Number {
    if kappa < 1e-100 {
        // A is κ/2, which may be subnormal.
        let power = 400;
        let ln_2 = ln(Number::from(2.0));
        return ln(Number::from(kappa * 2_f64.powi(power))) - ln_2 * f64::from(power + 1);
    }
    if kappa < 1.0 { ln(bessel.length) } else { ln_1p(-bessel.variance) }
}

fn inverse(precision: Precision, variance: f64) -> Option<(Number, f64)> {
    let point = Point { kappa: 0.0, argument: Argument::Real(variance) };
    let near = ours(Function::Concentration, Precision::Double, point)?;
    if !(Precision::Double.least()..1.0).contains(&variance) {
        return None;
    }
    let value = concentration(variance, near).unwrap_or(LOST);
    Some((value, precision.ulp(value.high)))
}

fn moment(precision: Precision, kappa: f64, n: u32) -> Option<(Number, f64)> {
    if kappa > LARGEST_OF_MOMENTS || f64::from(n) > 200.0 + 40.0 * kappa.sqrt() {
        return None; // slow, or below 1e-300
    }
    let value = ratio(n, kappa);
    let unit = match precision {
        Precision::Double => value.high,
        Precision::Single => value.high * F32_UNIT,
    };
    (value.high >= precision.least().max(LEAST_TAIL)).then_some((value, unit))
}

/// Returns ln(f₁(0)/f₂(0)) + (κ₂ − κ₁)(1 − A(κ₁)) + 2 κ₂ A(κ₁) sin²(d/2), and the largest of these and 1 as the unit.
fn divergence(precision: Precision, kappa: f64, turn: f64, other: f64) -> Option<(Number, f64)> {
    if kappa.max(other) > LARGEST_OF_DIVERGENCES {
        return None;
    }
    let (one, two) = (Bessel::new(kappa), Bessel::new(other));
    let peaks = two.normaliser() - one.normaliser();
    let spread = (Number::from(other) - kappa) * one.variance;
    let s = sin_of_half(Number::from(turn.abs()));
    let turning = (one.length * s * other * s).scaled(2.0);
    let value = peaks + spread + turning;
    let scale = [peaks, spread, turning].iter().fold(1.0_f64, |scale, term| scale.max(term.high.abs()));
    let unit = match precision {
        Precision::Double => scale,
        Precision::Single => precision.ulp(scale),
    };
    (scale < 0.2 * precision.largest()).then_some((value, unit)) // so that no sum overflows
}
