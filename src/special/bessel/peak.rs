//! The density's peak f(0) = 1 / (2π I₀(κ) e^−κ), and entropies.
//!
//! Concentrations are measured by z = 768/(κ + 6), which runs over (0, 128]. Both f(0)/√((κ + 6)/8) and the mean
//! exponent κ (1 − A(κ)) are smooth in z from the uniform distribution to the limit at infinity. On a unit of z a
//! polynomial of degree 7 gives either to 1e-17, so one row of eight coefficients and one formula serve every κ.
//!
//! Largest errors found: `peak` 2 ulp, its logarithm 2 ulp of the value or of 1, the entropy 5.1 ulp of the value or
//! its larger term.

use super::rows::{MEAN_EXPONENTS, PEAKS};
use crate::simd::aligned::Aligned;
use crate::simd::polynomials::{GROUP, horner, polynomials_f64};
use crate::special::concentration_scale::{ConcentrationScale, Located};
use crate::special::fixed::ln;
use fearless_simd::Simd;

const ROWS: usize = 128;
const TERMS: usize = 8;

/// Each row of the tables is a cell of this scale.
type Scale = ConcentrationScale<6, ROWS>;
type Row = Aligned<[f64; TERMS]>;

static PEAK_ROWS: [Row; ROWS] = PEAKS;
static MEAN_EXPONENT_ROWS: [Row; ROWS] = MEAN_EXPONENTS;

/// The concentration in the middle of each row.
static CENTRES: [f64; ROWS] = {
    let mut centres = [0.0; ROWS];
    let mut row = 0;
    while row < ROWS {
        centres[row] = Scale::centre(row);
        row += 1;
    }
    centres
};

/// Finds the row of a concentration and the position there, which is z minus the middle of the row.
///
/// That difference is computed from the difference of concentrations, because z is not exact enough where κ is small.
#[inline(always)]
fn locate(kappa: f64) -> (u32, f64) {
    let Located { z, cell: row, middle } = Scale::locate(kappa);
    (row, (CENTRES[row as usize] - kappa) * (z * (middle / Scale::FACTOR)))
}

/// Returns √((κ + 6)/8).
#[inline(always)]
fn unit(kappa: f64) -> f64 {
    ((kappa + Scale::SHIFT) * 0.125).sqrt()
}

/// Returns the density's peak f(0).
pub(crate) fn peak(kappa: f64) -> f64 {
    let (row, position) = locate(kappa);
    horner(&PEAK_ROWS[row as usize].0, position) * unit(kappa)
}

/// Returns κ (1 − A(κ)), the mean of κ (1 − cos x): to an absolute 1e-17 or an ulp.
pub(crate) fn mean_exponent(kappa: f64) -> f64 {
    let (row, position) = locate(kappa);
    horner(&MEAN_EXPONENT_ROWS[row as usize].0, position)
}

/// Returns the entropy, −ln f(0) + κ (1 − A(κ)).
pub(crate) fn entropy(kappa: f64) -> f64 {
    mean_exponent(kappa) - ln(peak(kappa))
}

/// Computes the peaks of many concentrations, the same to the byte as [`peak`].
#[inline(always)]
pub(crate) fn peaks<S: Simd>(simd: S, kappas: &[f64], peaks: &mut [f64]) {
    evaluate_rows(simd, &PEAK_ROWS, kappas, peaks);
    for (peak, &kappa) in peaks.iter_mut().zip(kappas) {
        *peak *= unit(kappa);
    }
}

/// Computes the entropies of many concentrations from their peaks.
#[inline(always)]
pub(crate) fn entropies<S: Simd>(simd: S, kappas: &[f64], peaks: &[f64], entropies: &mut [f64]) {
    evaluate_rows(simd, &MEAN_EXPONENT_ROWS, kappas, entropies);
    for (entropy, &peak) in entropies.iter_mut().zip(peaks) {
        *entropy -= ln(peak);
    }
}

/// Evaluates each concentration's row at its position.
#[inline(always)]
fn evaluate_rows<S: Simd>(simd: S, rows: &[Row; ROWS], kappas: &[f64], values: &mut [f64]) {
    for (kappas, values) in kappas.chunks(GROUP).zip(values.chunks_mut(GROUP)) {
        let mut group = [0.0; GROUP];
        match kappas.try_into() {
            Ok(whole) => group = whole,
            Err(_) => group[..kappas.len()].copy_from_slice(kappas),
        }
        let (mut numbers, mut positions) = ([0; GROUP], [0.0; GROUP]);
        for i in 0..GROUP {
            (numbers[i], positions[i]) = locate(group[i]);
        }
        let sums = polynomials_f64(simd, numbers.map(|row| &rows[row as usize].0), &positions);
        values.copy_from_slice(&sums[..values.len()]);
    }
}
