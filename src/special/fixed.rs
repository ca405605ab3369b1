//! Exponential, logarithm and arctangent in fixed arithmetic.
//!
//! Whatever feeds a sample's bits is computed with `+ - * /`, `sqrt` and integer operations alone, which IEEE 754 rounds
//! the same way on every processor. The standard library's functions are not so bound: their last bit depends on the
//! platform's mathematics library and on whether it may fuse a multiply with an add.
//!
//! `exp` is within 1 ulp, `ln` and `atan` within 2.

use super::constants::ATAN_EIGHTHS;
use std::f64::consts::{LOG2_E, SQRT_2};

/// ln 2 in two parts; the first has 21 trailing zero bits, so that its product with an exponent is exact.
const LN_2_HI: f64 = f64::from_bits(0x3FE6_2E42_FEE0_0000);
const LN_2_LO: f64 = 1.908_214_929_270_587_7e-10;
/// Adding 1.5 · 2⁵² rounds to an integer and leaves that integer in the low bits.
const ROUNDER: f64 = 6_755_399_441_055_744.0;

/// 1/k! for k = 0..=13: the Taylor series of exp, to 4e-18 on |r| ≤ ln 2 / 2.
const INVERSE_FACTORIALS: [f64; 14] = inverse_factorials();

const fn inverse_factorials() -> [f64; 14] {
    let mut table = [1.0; 14];
    let mut factorial = 1.0;
    let mut k = 1;
    while k < 14 {
        factorial *= k as f64; // exact: 13! < 2⁵³
        table[k] = 1.0 / factorial;
        k += 1;
    }
    table
}

/// exp(x) = 2^k · m: the significand m and k as an exponent field, to be added to that of m.
#[inline(always)]
fn exp_parts(x: f64) -> (f64, u64) {
    let rounded = x * LOG2_E + ROUNDER;
    let k = rounded - ROUNDER;
    let r = (x - k * LN_2_HI) - k * LN_2_LO;
    let mut sum = INVERSE_FACTORIALS[13];
    for &coefficient in INVERSE_FACTORIALS[2..13].iter().rev() {
        sum = sum * r + coefficient;
    }
    (1.0 + (r + r * r * sum), rounded.to_bits() << 52)
}

/// exp(x) for −700 ≤ x ≤ 700, without a branch.
#[inline(always)]
pub(crate) fn exp_bounded(x: f64) -> f64 {
    let (significand, exponent) = exp_parts(x);
    f64::from_bits(significand.to_bits().wrapping_add(exponent))
}

/// exp(x) for x ≤ 700, down to the subnormals and to 0.
#[inline(always)]
pub(crate) fn exp(x: f64) -> f64 {
    if x >= -700.0 {
        exp_bounded(x)
    } else if x > -746.0 {
        let (significand, exponent) = exp_parts(x);
        // 2^k is not a normal number: go by way of 2^(k + 100).
        let lifted = f64::from_bits(significand.to_bits().wrapping_add(exponent).wrapping_add(100 << 52));
        lifted * f64::from_bits((1023 - 100) << 52)
    } else {
        0.0
    }
}

/// ln(x) for normal positive x, by 2 artanh((m − 1)/(m + 1)) with m in [1/√2, √2).
#[inline(always)]
pub(crate) fn ln(x: f64) -> f64 {
    let bits = x.to_bits();
    let mut exponent = (bits >> 52) as f64 - 1023.0;
    let mut m = f64::from_bits((bits & 0x000F_FFFF_FFFF_FFFF) | 0x3FF0_0000_0000_0000);
    if m >= SQRT_2 {
        m *= 0.5;
        exponent += 1.0;
    }
    let s = (m - 1.0) / (m + 1.0);
    let square = s * s;
    let mut sum = 0.0;
    for k in (1..=10).rev() {
        sum = (sum + 1.0 / f64::from(2 * k + 1)) * square;
    }
    exponent * LN_2_HI + (2.0 * s + (2.0 * s * sum + exponent * LN_2_LO))
}

/// arctan(x) for 0 ≤ x ≤ 1, about the nearest eighth: arctan c + arctan((x − c)/(1 + c x)).
#[inline(always)]
pub(crate) fn atan(x: f64) -> f64 {
    let nearest = (x * 8.0 + 0.5) as usize;
    let c = nearest as f64 * 0.125;
    let y = (x - c) / (1.0 + c * x);
    let square = y * y;
    let mut sum = 0.0;
    for k in (1..=7).rev() {
        sum = (1.0 / f64::from(2 * k + 1) - sum) * square;
    }
    ATAN_EIGHTHS[nearest] + (y - y * sum)
}
