//! Exponential, logarithm, sine, tangent and arctangent in fixed arithmetic.
//!
//! Feeds a sample's bytes: only `+ - * /` and integer operations, which IEEE 754 rounds in the same way on every
//! processor. The last bit of the standard library's functions depends on the platform's mathematics library and on
//! whether it fuses multiplications with additions.
//!
//! `exp` and `sin_of_half` are within 1 ulp, the others within 2. None has a branch, so that the compiler can turn
//! loops over them into vector instructions.

use super::constants::ATAN_EIGHTHS;
use crate::scalar::float::Float;
use std::f64::consts::{FRAC_PI_2, LOG2_E, PI, SQRT_2};

/// ln 2 in two parts; the first has 21 trailing zero bits, so that its product with an exponent is exact.
const LN_2_HI: f64 = f64::from_bits(0x3FE6_2E42_FEE0_0000);
const LN_2_LO: f64 = 1.908_214_929_270_587_7e-10;
/// Adding 1.5 · 2⁵² rounds to an integer and leaves that integer in the low bits.
pub(crate) const ROUNDER: f64 = rounder();

const fn rounder<F: Float>() -> F {
    F::ROUNDER
}

const TWO_52: f64 = 4_503_599_627_370_496.0;

/// Smaller arguments of exp are replaced by this one, where exp is 0.
const LEAST_EXPONENT: f64 = -800.0;

/// 1/k!. The terms up to k = 13 are the Taylor series of exp, to 4e-18 on |r| ≤ ln 2 / 2.
const INVERSE_FACTORIALS: [f64; 18] = inverse_factorials();

const fn inverse_factorials() -> [f64; 18] {
    let mut table = [1.0; 18];
    let mut factorial = 1.0;
    let mut k = 1;
    while k < 18 {
        factorial *= k as f64; // exact: 17! < 2⁵³
        table[k] = 1.0 / factorial;
        k += 1;
    }
    table
}

/// 1/(2k + 1)
const INVERSE_ODD: [f64; 11] = {
    let mut table = [1.0; 11];
    let mut k = 1;
    while k < 11 {
        table[k] = 1.0 / (2 * k + 1) as f64;
        k += 1;
    }
    table
};

/// Returns the significand m and the exponent k of exp(x) = 2^k · m.
#[inline(always)]
fn exp_parts(x: f64) -> (f64, f64) {
    let k = (x * LOG2_E + ROUNDER) - ROUNDER;
    let r = (x - k * LN_2_HI) - k * LN_2_LO;
    let mut sum = INVERSE_FACTORIALS[13];
    for &coefficient in INVERSE_FACTORIALS[2..13].iter().rev() {
        sum = sum * r + coefficient;
    }
    (1.0 + (r + r * r * sum), k)
}

/// Returns exp(x) for −700 ≤ x ≤ 700, a little faster than [`exp`].
#[inline(always)]
pub(crate) fn exp_bounded(x: f64) -> f64 {
    let (significand, k) = exp_parts(x);
    f64::from_bits(significand.to_bits().wrapping_add((k + ROUNDER).to_bits() << 52))
}

/// Returns exp(x) for x ≤ 700, including subnormal results and 0.
#[inline(always)]
pub(crate) fn exp(x: f64) -> f64 {
    let (significand, power) = exp_parts(x.max(LEAST_EXPONENT));
    // 2^k may be below the normal numbers, so it is applied in two halves, of which only the second rounds.
    let half = 0.5 * power + ROUNDER;
    let rest = power - (half - ROUNDER) + ROUNDER;
    significand * power_of_two(half) * power_of_two(rest)
}

/// Returns 2^k from k + ROUNDER.
#[inline(always)]
fn power_of_two(shifted: f64) -> f64 {
    f64::from_bits(1_f64.to_bits().wrapping_add(shifted.to_bits() << 52))
}

/// Returns 1/√x for normal positive x, by Newton's steps from a guess of 3.5 %: to 1.3 ulp, without a division.
#[inline(always)]
pub(crate) fn reciprocal_root<F: Float>(x: F) -> F {
    let half = F::from_f64(0.5) * x;
    let mut root = F::from_word(F::ROOT_SEED - (x.to_word() >> 1));
    for _ in 1..F::ROOT_STEPS {
        root *= F::from_f64(1.5) - half * root * root;
    }
    // The last step adds a small correction, so that only the sum rounds.
    root + root * (F::from_f64(0.5) - half * root * root)
}

/// Returns ln(x) for normal positive x, by 2 artanh((m − 1)/(m + 1)) with m in [1/√2, √2).
#[inline(always)]
pub(crate) fn ln(x: f64) -> f64 {
    let bits = x.to_bits();
    // With the exponent field in the low bits of 2⁵², a subtraction replaces the conversion to a float.
    let field = f64::from_bits((bits >> 52) | TWO_52.to_bits()) - (TWO_52 + 1023.0);
    let fraction = f64::from_bits((bits & 0x000F_FFFF_FFFF_FFFF) | 0x3FF0_0000_0000_0000);
    let upper = fraction >= SQRT_2;
    let m = if upper { 0.5 * fraction } else { fraction };
    let exponent = if upper { field + 1.0 } else { field };
    let s = (m - 1.0) / (m + 1.0);
    let square = s * s;
    let mut sum = 0.0;
    for k in (1..11).rev() {
        sum = (sum + INVERSE_ODD[k]) * square;
    }
    exponent * LN_2_HI + (2.0 * s + (2.0 * s * sum + exponent * LN_2_LO))
}

/// Returns arctan(x) for 0 ≤ x ≤ 1, about the nearest eighth c: arctan c + arctan((x − c)/(1 + c x)).
#[inline(always)]
pub(crate) fn atan(x: f64) -> f64 {
    let nearest = (x * 8.0 + 0.5) as usize;
    let c = nearest as f64 * 0.125;
    let y = (x - c) / (1.0 + c * x);
    let square = y * y;
    let mut sum = 0.0;
    for k in (1..8).rev() {
        sum = (INVERSE_ODD[k] - sum) * square;
    }
    ATAN_EIGHTHS[nearest] + (y - y * sum)
}

/// Returns sin(y) for |y| ≤ π/4, by its Taylor series, to 1e-19.
#[inline(always)]
fn sin(y: f64) -> f64 {
    y + sin_less_angle(y)
}

/// Returns sin(y) − y for |y| ≤ π/4.
#[inline(always)]
pub(crate) fn sin_less_angle(y: f64) -> f64 {
    let square = y * y;
    let mut sum = INVERSE_FACTORIALS[17];
    for k in (1..8).rev() {
        sum = sum * square + if k % 2 == 0 { INVERSE_FACTORIALS[2 * k + 1] } else { -INVERSE_FACTORIALS[2 * k + 1] };
    }
    y * square * sum
}

/// Returns cos(y) for |y| ≤ π/4.
#[inline(always)]
pub(crate) fn cos(y: f64) -> f64 {
    let square = y * y;
    let mut sum = INVERSE_FACTORIALS[16];
    for k in (1..8).rev() {
        sum = sum * square + if k % 2 == 0 { INVERSE_FACTORIALS[2 * k] } else { -INVERSE_FACTORIALS[2 * k] };
    }
    1.0 + square * sum
}

/// Returns tan(y) for |y| ≤ π/8.
#[inline(always)]
pub(crate) fn tan(y: f64) -> f64 {
    sin(y) / cos(y)
}

/// Returns sin(θ/2) for 0 ≤ θ ≤ PI; beyond π/2 as cos((π − θ)/2) = 1 − 2 sin²((π − θ)/4).
#[inline(always)]
pub(crate) fn sin_of_half(theta: f64) -> f64 {
    let beyond = theta > FRAC_PI_2;
    let sine = sin(if beyond { 0.25 * (PI - theta) } else { 0.5 * theta });
    if beyond { 1.0 - 2.0 * (sine * sine) } else { sine }
}

/// Compares with pxfm's functions, which are correctly rounded except for about one argument in thousands.
#[cfg(test)]
mod tests {
    use crate::key::key::Key;
    use crate::testing::distance::ulps;
    use ndarray::Array1;

    /// Returns the largest error in ulp over 100,000 random points of the interval and as many gathered near its start.
    fn largest_error(interval: [f64; 2], ours: fn(f64) -> f64, exact: fn(f64) -> f64) -> f64 {
        let points: Array1<f64> = Key::new(1).uniform(100_000).unwrap();
        let [low, high] = interval;
        let spread = points.iter().map(|u| low + u * (high - low));
        let gathered = points.iter().map(|u| low + u.powi(4) * (high - low));
        spread.chain(gathered).map(|x| ulps(ours(x), exact(x), exact(x))).fold(0.0, f64::max)
    }

    #[test]
    fn functions_are_within_the_stated_ulps() {
        let exp = largest_error([-700.0, 700.0], super::exp, pxfm::f_exp).max(largest_error(
            [0.0, -1.0],
            super::exp,
            pxfm::f_exp,
        ));
        let ln =
            largest_error([1.0, 2.0], super::ln, pxfm::f_log).max(largest_error([0.0, 1e300], super::ln, pxfm::f_log));
        let atan = largest_error([0.0, 1.0], super::atan, pxfm::f_atan);
        let sine = largest_error([0.0, std::f64::consts::PI], super::sin_of_half, |x| pxfm::f_sin(0.5 * x));
        let tan = largest_error([0.0, std::f64::consts::FRAC_PI_8], super::tan, pxfm::f_tan);
        println!("exp {exp} ln {ln} atan {atan} sin_of_half {sine} tan {tan}");
        assert!(exp <= 1.0 && ln <= 2.0 && atan <= 2.0 && sine <= 1.0 && tan <= 2.0, "{exp} {ln} {atan} {sine} {tan}");
    }

    #[test]
    fn exp_underflows_gradually_to_zero() {
        assert_eq!([-708.5, -745.2, -746.0, -1e300, f64::NEG_INFINITY].map(super::exp)[1..], [0.0; 4]);
        for x in [-701.5, -709.3, -720.0, -744.0] {
            assert!((super::exp(x) - x.exp()).abs() <= 5e-324_f64.max(4e-16 * x.exp()), "{x}");
        }
    }
}
