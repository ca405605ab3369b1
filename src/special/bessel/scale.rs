//! Rows: functions of the concentration as polynomials in z = 768/(κ + 6), which runs over (0, 128].
//!
//! A function that is smooth from the uniform distribution to the limit at infinity is a polynomial of degree 7 on a
//! unit of z, to 1e-17. So one row of eight coefficients and one formula serve every κ.

use crate::simd::aligned::Aligned;
use crate::simd::polynomials::{GROUP, horner, polynomials_f64};
use crate::special::concentration_scale::{ConcentrationScale, Located};
use fearless_simd::Simd;

const ROWS: usize = 128;
const TERMS: usize = 8;

/// Each row is for a cell of this scale.
pub(super) type Scale = ConcentrationScale<6, ROWS>;
pub(super) type Rows = [Aligned<[f64; TERMS]>; ROWS];

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

/// Evaluates the row of a concentration at its position.
#[inline(always)]
pub(super) fn evaluate(rows: &Rows, kappa: f64) -> f64 {
    let (row, position) = locate(kappa);
    horner(&rows[row as usize].0, position)
}

/// Evaluates each concentration's row at its position, the same to the byte.
#[inline(always)]
pub(super) fn evaluate_all<S: Simd>(simd: S, rows: &Rows, kappas: &[f64], values: &mut [f64]) {
    for (kappas, values) in kappas.chunks(GROUP).zip(values.chunks_mut(GROUP)) {
        let mut group = [0.0; GROUP];
        match kappas.try_into() {
            Ok(whole) => group = whole,
            Err(_) => group[..kappas.len()].copy_from_slice(kappas),
        }
        let (mut coefficients, mut positions) = ([&rows[0].0; GROUP], [0.0; GROUP]);
        for i in 0..GROUP {
            let (row, position) = locate(group[i]);
            (coefficients[i], positions[i]) = (&rows[row as usize].0, position);
        }
        let sums = polynomials_f64(simd, coefficients, &positions);
        values.copy_from_slice(&sums[..values.len()]);
    }
}
