//! Angles modulo the real 2π: reduction, differences, and the wrap of a sample.
//!
//! `centre`, `reduce` and `wrap` feed a sample's bytes: only `+ - *` and integer operations. `reduce_pair`, which uses
//! a fused multiply-add, does not.

use super::constants::INV_TWO_PI;
use crate::scalar::float::Float;
use std::f64::consts::{PI, TAU};

/// 2π − TAU: the rounding error of TAU.
pub(super) const TAU_LO: f64 = rest_of_turn();
/// π − PI, exactly half of that.
pub(crate) const PI_LO: f64 = 0.5 * TAU_LO;

const fn rest_of_turn<F: Float>() -> F {
    F::TAU_REST
}

/// Reduces any finite angle modulo 2π to [−PI, PI), to 1 ulp; returns an angle inside unchanged.
///
/// Payne & Hanek 1983: only those bits of 1/2π are multiplied that affect the fraction of a turn.
pub(crate) fn reduce(angle: f64) -> f64 {
    if (-PI..PI).contains(&angle) {
        return angle;
    }
    let (head, tail) = turns(angle);
    let reduced = head * TAU + (tail * TAU + head * TAU_LO);
    if reduced >= PI { -PI } else { reduced }
}

/// Reduces the angle to about 100 bits, as an unevaluated sum.
pub(crate) fn reduce_pair(angle: f64) -> (f64, f64) {
    if (-PI..PI).contains(&angle) {
        return (angle, 0.0);
    }
    let (head, tail) = turns(angle);
    let product = head * TAU;
    (product, head.mul_add(TAU, -product) + (tail * TAU + head * TAU_LO))
}

/// Returns the signed fraction of a turn, at most a half, as an unevaluated sum; for |angle| ≥ PI.
fn turns(angle: f64) -> (f64, f64) {
    let bits = angle.to_bits();
    // |angle| ≥ PI is normal: significand · 2^exponent, with exponent in −51..=971.
    let significand = (bits & 0x000F_FFFF_FFFF_FFFF) | 0x0010_0000_0000_0000;
    let exponent = ((bits >> 52) & 0x7FF) as i32 - 1075;
    let (head, tail) = to_sum(fraction_of_turn(significand, exponent));
    if angle < 0.0 { (-head, -tail) } else { (head, tail) }
}

/// Returns the signed fraction of a turn in units of 2⁻¹⁹²: two's complement in three limbs, most significant first.
fn fraction_of_turn(significand: u64, exponent: i32) -> [u64; 3] {
    // Bits of 1/2π above position `exponent` only add whole turns; below it, 192 bits leave an error under 2⁻¹³⁹.
    let window = [0, 64, 128].map(|offset| inverse_bits(exponent + offset));
    let (low, carry) = multiply_add(window[2], significand, 0);
    let (middle, carry) = multiply_add(window[1], significand, carry);
    let (high, _) = multiply_add(window[0], significand, carry);
    [high, middle, low]
}

/// Returns both words of a · b + carry, the low one first.
fn multiply_add(a: u64, b: u64, carry: u64) -> (u64, u64) {
    let wide = u128::from(a) * u128::from(b) + u128::from(carry);
    (wide as u64, (wide >> 64) as u64)
}

/// Returns 64 bits of 1/2π from bit `position` after the binary point; bits before the point are 0.
fn inverse_bits(position: i32) -> u64 {
    let limb = |index: i32| usize::try_from(index).ok().and_then(|i| INV_TWO_PI.get(i)).copied().unwrap_or(0);
    let (index, shift) = (position.div_euclid(64), position.rem_euclid(64));
    match shift {
        0 => limb(index),
        _ => limb(index) << shift | limb(index + 1) >> (64 - shift),
    }
}

/// Rounds the number to a double and returns it with the rounding error.
fn to_sum([high, middle, low]: [u64; 3]) -> (f64, f64) {
    let negative = high >> 63 == 1;
    let magnitude = if negative { negate([high, middle, low]) } else { [high, middle, low] };
    let [high, middle, low] = magnitude;
    let shift = if high == 0 { 64 + middle.leading_zeros() } else { high.leading_zeros() };
    let top = shift_left(u128::from(high) << 64 | u128::from(middle), low, shift);
    let head = top as f64;
    let tail = top.wrapping_sub(head as u128) as i128 as f64;
    // 2⁻¹²⁸ scales the significand, 2^−shift undoes the shift.
    let unit = f64::from_bits(u64::from(1023 - 128 - shift) << 52);
    let unit = if negative { -unit } else { unit };
    (head * unit, tail * unit)
}

/// Returns the top 128 of 192 bits after a shift of at most 127.
fn shift_left(top: u128, low: u64, shift: u32) -> u128 {
    let low = u128::from(low) << 64;
    if shift == 0 { top } else { top << shift | low >> (128 - shift) }
}

fn negate([high, middle, low]: [u64; 3]) -> [u64; 3] {
    let (low, carry) = (!low).overflowing_add(1);
    let (middle, carry) = (!middle).overflowing_add(u64::from(carry));
    [(!high).wrapping_add(u64::from(carry)), middle, low]
}

/// Returns x − loc, reduced by whole turns only if it lies outside [−PI, PI].
#[inline(always)]
pub(crate) fn difference(x: f64, loc: f64) -> f64 {
    if is_near(x - loc) { near_difference(x, loc) } else { far_difference(x, loc) }
}

/// Computes the differences of many pairs, the same to the byte as [`difference`].
#[inline(always)]
pub(crate) fn differences(xs: &[f64], locs: &[f64], differences: &mut [f64]) {
    let mut all_near = true;
    for (slot, (&x, &loc)) in differences.iter_mut().zip(xs.iter().zip(locs)) {
        *slot = near_difference(x, loc);
        all_near &= is_near(x - loc);
    }
    if !all_near {
        for (slot, (&x, &loc)) in differences.iter_mut().zip(xs.iter().zip(locs)) {
            *slot = difference(x, loc);
        }
    }
}

/// Returns whether a difference is at most one turn outside [−PI, PI].
#[inline(always)]
fn is_near(difference: f64) -> bool {
    difference.abs() <= 9.0
}

/// Reduces by at most one turn: the sum is exact, and so is its leading part minus TAU.
#[inline(always)]
fn near_difference(x: f64, loc: f64) -> f64 {
    let (sum, error) = two_sum(x, -loc);
    let turn = TAU.copysign(sum);
    let turned = (sum - turn) + (error - TAU_LO.copysign(sum));
    if sum.abs() <= PI { sum } else { turned.clamp(-PI, PI) }
}

#[cold]
fn far_difference(x: f64, loc: f64) -> f64 {
    let ((x, x_rest), (loc, loc_rest)) = (reduce_pair(x), reduce_pair(loc));
    let (sum, error) = two_sum(x, -loc);
    let rest = error + (x_rest - loc_rest);
    let turns = if sum > PI {
        -1.0
    } else if sum < -PI {
        1.0
    } else {
        0.0
    };
    ((sum + turns * TAU) + (rest + turns * TAU_LO)).clamp(-PI, PI)
}

/// Returns the rounded sum and its exact error (Knuth).
#[inline(always)]
pub(crate) fn two_sum<F: Float>(a: F, b: F) -> (F, F) {
    let sum = a + b;
    let shadow = sum - a;
    (sum, (a - (sum - shadow)) + (b - shadow))
}

/// Returns loc + deviation wrapped into [−PI, PI) of the type; both terms must lie in [−PI, PI].
///
/// The exact sum, reduced by a turn where needed, is rounded once.
#[inline(always)]
pub(crate) fn wrap<F: Float>(loc: F, deviation: F) -> F {
    let (sum, error) = two_sum(loc, deviation);
    let turned_down = (sum - F::TAU()) + (error - F::TAU_REST);
    let turned_up = (sum + F::TAU()) + (error + F::TAU_REST);
    let wrapped = if sum >= F::PI() {
        turned_down
    } else if sum < -F::PI() {
        turned_up
    } else {
        sum
    };
    if wrapped >= F::PI() || wrapped < -F::PI() { -F::PI() } else { wrapped }
}

/// Returns a location that [`wrap`] accepts: unchanged inside [−PI, PI), otherwise reduced modulo the real 2π.
#[inline(always)]
pub(crate) fn centre<F: Float>(loc: F) -> F {
    if is_centred(loc) { loc } else { F::from_f64(reduce(loc.to_f64())) }
}

/// Returns whether a location lies in [−PI, PI).
#[inline(always)]
pub(crate) fn is_centred<F: Float>(loc: F) -> bool {
    -F::PI() <= loc && loc < F::PI()
}

/// Wraps any finite angle into [−PI, PI) of its type.
pub(crate) fn wrapped<F: Float>(angle: F) -> F {
    wrap(centre(angle), F::zero())
}
