//! Rows: polynomials in a position, whose coefficients are polynomials in a second position.

use crate::simd::aligned::Aligned;
use crate::simd::polynomials::horner;
use crate::special::chebyshev::{coefficients, monomials};
use fearless_simd::{Simd, SimdBase, f64x8};

/// Number of coefficients in either position.
pub(crate) const TERMS: usize = 8;

/// The coefficients of a row, powers of the outer position outermost.
pub(crate) type Coefficients = Aligned<[[f64; TERMS]; TERMS]>;

/// A row where the outer position is known: powers of the inner one.
pub(crate) type Row = [f64; TERMS];

/// Returns the coefficients of the polynomial with these values at the Chebyshev nodes, outer nodes outermost.
#[inline(always)]
pub(super) fn interpolated(values: &[[f64; TERMS]; TERMS]) -> Coefficients {
    let products = coefficients(&transposed(&coefficients(values)));
    Aligned(monomials(&transposed(&monomials(&products))))
}

#[inline(always)]
fn transposed(table: &[[f64; TERMS]; TERMS]) -> [[f64; TERMS]; TERMS] {
    std::array::from_fn(|i| std::array::from_fn(|j| table[j][i]))
}

/// Evaluates rows at their outer positions: even and odd powers on their own, whose steps do not wait for one another.
#[inline(always)]
pub(crate) fn rows_at<S: Simd, const N: usize>(
    simd: S,
    coefficients: [&Coefficients; N],
    positions: [f64; N],
) -> [Row; N] {
    let mut rows = [[0.0; TERMS]; N];
    for i in 0..N {
        let power = |k: usize| f64x8::from_slice(simd, &coefficients[i].0[k]);
        let square = positions[i] * positions[i];
        let even = ((power(6) * square + power(4)) * square + power(2)) * square + power(0);
        let odd = ((power(7) * square + power(5)) * square + power(3)) * square + power(1);
        (odd * positions[i] + even).store_slice(&mut rows[i]);
    }
    rows
}

/// Evaluates one row, the same to the byte, where choosing the width of vectors would cost more than it saves.
#[inline(always)]
pub(crate) fn row_at(coefficients: &Coefficients, position: f64) -> Row {
    let square = position * position;
    let [p0, p1, p2, p3, p4, p5, p6, p7] = &coefficients.0;
    let mut row = [0.0; TERMS];
    for i in 0..TERMS {
        let even = ((p6[i] * square + p4[i]) * square + p2[i]) * square + p0[i];
        let odd = ((p7[i] * square + p5[i]) * square + p3[i]) * square + p1[i];
        row[i] = odd * position + even;
    }
    row
}

/// Evaluates a row at its inner position, the same to the byte as many rows at theirs.
#[inline(always)]
pub(crate) fn value_at(row: &Row, position: f64) -> f64 {
    horner(row, position)
}
