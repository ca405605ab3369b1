//! The density's peak f(0) = 1 / (2π I₀(κ) e^−κ), and entropies.
//!
//! Concentrations are measured by z = 768/(κ + 6), which runs over (0, 128]. Both f(0)/√((κ + 6)/8) and κ (1 − A(κ))
//! are smooth in z from the uniform distribution to the limit at infinity, and on a unit of z a polynomial of degree 7
//! gives them to 1e-17. So one row of eight coefficients and one formula serve every κ.
//!
//! Largest errors found against mpmath: `peak` 2 ulp, its logarithm and the entropy 2 ulp of the value or of 1.

use super::rows::{LOSSES, PEAKS};
use crate::simd::aligned::Aligned;
use crate::simd::polynomials::{TOGETHER, polynomials_f64};
use crate::special::fixed::ln;
use fearless_simd::Simd;

const ROWS: usize = 128;
const TERMS: usize = 8;
/// z = SCALE / (κ + SHIFT)
const SHIFT: f64 = 6.0;
const SCALE: f64 = SHIFT * ROWS as f64;
/// The double below 128, so that the uniform distribution's z lies in the last row.
const LARGEST_Z: f64 = ROWS as f64 * (1.0 - f64::EPSILON / 2.0);
/// Adding 1.5 · 2⁵² rounds to an integer and leaves that integer in the low bits.
const ROUNDER: f64 = 6_755_399_441_055_744.0;

type Row = Aligned<[f64; TERMS]>;

static PEAK_ROWS: [Row; ROWS] = PEAKS;
static LOSS_ROWS: [Row; ROWS] = LOSSES;

/// The κ about which each row is.
static CENTRES: [f64; ROWS] = {
    let mut centres = [0.0; ROWS];
    let mut row = 0;
    while row < ROWS {
        centres[row] = SCALE / (row as f64 + 0.5) - SHIFT;
        row += 1;
    }
    centres
};

/// A row and the position there, z less the row's, by way of κ less the row's: z itself is not exact enough where κ is
/// small.
#[inline(always)]
fn locate(kappa: f64) -> (u32, f64) {
    let z = SCALE / (kappa + SHIFT);
    let rounded = (z.min(LARGEST_Z) - 0.5) + ROUNDER;
    let row = rounded.to_bits() as u32 % ROWS as u32;
    let middle = rounded - ROUNDER + 0.5;
    (row, (CENTRES[row as usize] - kappa) * (z * (middle / SCALE)))
}

/// √((κ + 6)/8)
#[inline(always)]
fn unit(kappa: f64) -> f64 {
    ((kappa + SHIFT) * 0.125).sqrt()
}

#[inline(always)]
fn horner(row: &Row, position: f64) -> f64 {
    row.0.iter().rev().skip(1).fold(row.0[TERMS - 1], |sum, coefficient| sum * position + coefficient)
}

/// f(0)
pub(crate) fn peak(kappa: f64) -> f64 {
    let (row, position) = locate(kappa);
    horner(&PEAK_ROWS[row as usize], position) * unit(kappa)
}

/// κ (1 − A(κ)), to 1e-17 absolutely or an ulp.
pub(crate) fn loss(kappa: f64) -> f64 {
    let (row, position) = locate(kappa);
    horner(&LOSS_ROWS[row as usize], position)
}

/// −ln f(0) + κ (1 − A(κ)).
pub(crate) fn entropy(kappa: f64) -> f64 {
    loss(kappa) - ln(peak(kappa))
}

/// The peaks of many concentrations, the same to the byte.
#[inline(always)]
pub(crate) fn peaks<S: Simd>(simd: S, kappas: &[f64], peaks: &mut [f64]) {
    on_rows(simd, &PEAK_ROWS, kappas, peaks);
    for (peak, &kappa) in peaks.iter_mut().zip(kappas) {
        *peak *= unit(kappa);
    }
}

/// The entropies of many concentrations, given their peaks.
#[inline(always)]
pub(crate) fn entropies<S: Simd>(simd: S, kappas: &[f64], peaks: &[f64], entropies: &mut [f64]) {
    on_rows(simd, &LOSS_ROWS, kappas, entropies);
    for (entropy, &peak) in entropies.iter_mut().zip(peaks) {
        *entropy -= ln(peak);
    }
}

#[inline(always)]
fn on_rows<S: Simd>(simd: S, rows: &[Row; ROWS], kappas: &[f64], values: &mut [f64]) {
    for (kappas, values) in kappas.chunks(TOGETHER).zip(values.chunks_mut(TOGETHER)) {
        let mut group = [0.0; TOGETHER];
        match kappas.try_into() {
            Ok(whole) => group = whole,
            Err(_) => group[..kappas.len()].copy_from_slice(kappas),
        }
        let (mut numbers, mut positions) = ([0; TOGETHER], [0.0; TOGETHER]);
        for i in 0..TOGETHER {
            (numbers[i], positions[i]) = locate(group[i]);
        }
        let sums = polynomials_f64(simd, numbers.map(|row| &rows[row as usize].0), &positions);
        values.copy_from_slice(&sums[..values.len()]);
    }
}
