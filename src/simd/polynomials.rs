//! Evaluates polynomials, many at once.
//!
//! Feeds a sample's bytes: only `+` and `*`.

use fearless_simd::{Simd, SimdBase, f32x4, f32x16, f64x8};
use std::ops::{Add, Mul};

/// Number of polynomials that are evaluated together.
pub(crate) const GROUP: usize = 16;

/// Evaluates each polynomial of eight coefficients at its position by Horner's rule, the same to the byte as [`horner`].
#[inline(always)]
pub(crate) fn polynomials_f64<S: Simd>(simd: S, rows: [&[f64; 8]; GROUP], positions: &[f64; GROUP]) -> [f64; GROUP] {
    let mut values = [0.0; GROUP];
    for first in [0, 8] {
        let position = f64x8::from_slice(simd, &positions[first..first + 8]);
        horner(&columns(simd, &rows[first..]), position).store_slice(&mut values[first..first + 8]);
    }
    values
}

/// Evaluates each polynomial of eight coefficients at its position by Estrin's scheme, the same to the byte as
/// [`estrin`].
#[inline(always)]
pub(crate) fn estrins_f64<S: Simd>(simd: S, rows: [&[f64; 8]; GROUP], positions: &[f64; GROUP]) -> [f64; GROUP] {
    let mut values = [0.0; GROUP];
    for first in [0, 8] {
        let position = f64x8::from_slice(simd, &positions[first..first + 8]);
        estrin(&columns(simd, &rows[first..]), position).store_slice(&mut values[first..first + 8]);
    }
    values
}

/// Returns the coefficients of the first eight polynomials, those of one power in a vector.
#[inline(always)]
fn columns<S: Simd>(simd: S, rows: &[&[f64; 8]]) -> [f64x8<S>; 8] {
    let mut columns = [f64x8::splat(simd, 0.0); 8];
    for (column, row) in columns.iter_mut().zip(rows) {
        *column = f64x8::from_slice(simd, *row);
    }
    // A transposition: each round rotates the combined index (row, term) by one bit.
    for _ in 0..3 {
        columns = zip_halves(columns);
    }
    columns
}

/// Evaluates each polynomial of four coefficients in the same way, in single precision.
#[inline(always)]
pub(crate) fn estrins_f32<S: Simd>(simd: S, rows: [&[f32; 4]; GROUP], positions: &[f32; GROUP]) -> [f32; GROUP] {
    let mut columns = [f32x16::splat(simd, 0.0); 4];
    for (i, column) in columns.iter_mut().enumerate() {
        let row = |k: usize| f32x4::from_slice(simd, rows[4 * i + k]);
        let (low, high) = (simd.combine_f32x4(row(0), row(1)), simd.combine_f32x4(row(2), row(3)));
        *column = simd.combine_f32x8(low, high);
    }
    for _ in 0..4 {
        columns = zip_halves(columns);
    }
    let mut values = [0.0; GROUP];
    estrin(&columns, f32x16::from_slice(simd, positions)).store_slice(&mut values);
    values
}

/// Interleaves each vector of the first half with the corresponding one of the second half.
#[inline(always)]
pub(super) fn zip_halves<S: Simd, V: SimdBase<S>, const N: usize>(vectors: [V; N]) -> [V; N] {
    let mut zipped = vectors;
    for i in 0..N / 2 {
        zipped[2 * i] = vectors[i].zip_low(vectors[i + N / 2]);
        zipped[2 * i + 1] = vectors[i].zip_high(vectors[i + N / 2]);
    }
    zipped
}

/// Evaluates a polynomial, or several whose coefficients of one power are a vector, by Horner's rule, which rounds least.
#[inline(always)]
pub(crate) fn horner<V: Copy + Mul<Output = V> + Add<Output = V>, const N: usize>(
    coefficients: &[V; N],
    position: V,
) -> V {
    let mut sum = coefficients[N - 1];
    for &coefficient in coefficients[..N - 1].iter().rev() {
        sum = sum * position + coefficient;
    }
    sum
}

/// Evaluates the same by Estrin's scheme: neighbouring terms are added in pairs, then pairs of pairs, and so on. `N` is a
/// power of two.
///
/// It has two operations more, but fewer that wait for the one before them.
#[inline(always)]
pub(crate) fn estrin<V: Copy + Mul<Output = V> + Add<Output = V>, const N: usize>(
    coefficients: &[V; N],
    position: V,
) -> V {
    let (mut terms, mut power, mut count) = (*coefficients, position, N / 2);
    while count > 0 {
        for i in 0..count {
            terms[i] = terms[2 * i] + terms[2 * i + 1] * power;
        }
        power = power * power;
        count /= 2;
    }
    terms[0]
}
