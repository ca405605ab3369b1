//! Polynomials in two variables: rows whose coefficients are polynomials in a second variable z.
//!
//! To *collapse* one at a z gives the row there, a polynomial in its position alone. A `DoubleSurface` takes 416 bytes
//! instead of 768, because the coefficients of high powers are so small that their rounding to single precision is
//! lost in the last bit of the sum. What limits the speed is how many of these bytes the second-level cache holds.
//!
//! Feeds a sample's bytes: only `+`, `*` and exact conversions.

use super::polynomials::{GROUP, estrin, zip_halves};
use fearless_simd::{Simd, SimdBase, f32x4, f32x8, f32x16, f64x4, f64x8};
use once_cell::race::OnceBox;

/// Number of powers of the position and of z, of which a surface keeps only some.
pub(crate) const POWERS: usize = 8;
pub(crate) const POWERS_OF_Z: usize = 12;

/// The coefficients of a surface by power of z, then of the position.
pub(crate) type Monomials = [[f64; POWERS]; POWERS_OF_Z];

/// Number of powers of z from z¹ on whose larger coefficients are in double precision, and of those beyond.
const LOW: usize = 5;
const HIGH: usize = 6;

/// A surface in double precision.
#[derive(Clone, Copy, Debug)]
#[repr(C, align(32))]
pub struct DoubleSurface {
    /// Of z⁰: all powers of the position.
    constant: [f64; 8],
    /// Of z¹ to z⁵: the powers 0 to 3 of the position.
    low: [[f64; 4]; LOW],
    /// Side by side the powers 0 to 3 of the position, of z⁶ to z¹¹, and its powers 4 to 7, of z¹ to z⁶.
    high: [[f32; 8]; HIGH],
}

/// A surface in single precision, which needs only the powers 0 to 3 of the position and 0 to 4 of z.
#[derive(Clone, Copy, Debug)]
#[repr(C, align(16))]
pub struct SingleSurface([[f32; 4]; SINGLE]);

const SINGLE: usize = 5;

/// The rows of one cell in each precision, made when first used.
///
/// Threads never wait for one another: two may make the same rows, equal to the byte, and one of both is kept. So the
/// child of a process that forks while another thread makes them does not wait for a thread that it does not have.
#[derive(Debug)]
pub struct Surfaces {
    pub(crate) double: OnceBox<Box<[DoubleSurface]>>,
    pub(crate) single: OnceBox<Box<[SingleSurface]>>,
}

impl Surfaces {
    pub(crate) const fn new() -> Self {
        Self { double: OnceBox::new(), single: OnceBox::new() }
    }
}

impl DoubleSurface {
    /// Returns whether a surface has a coefficient for these powers.
    pub(crate) const fn has(power_of_z: usize, power: usize) -> bool {
        power < 4 || power_of_z <= HIGH
    }

    /// Rounds the coefficients that a surface has.
    pub(crate) fn new(all: &Monomials) -> Self {
        let low = |step: usize| std::array::from_fn(|power| all[1 + step][power]);
        let high = |step: usize, lane: usize| all[if lane < 4 { 1 + LOW + step } else { 1 + step }][lane] as f32;
        Self {
            constant: all[0],
            low: std::array::from_fn(low),
            high: std::array::from_fn(|step| std::array::from_fn(|lane| high(step, lane))),
        }
    }

    /// Returns the row of each surface at its z.
    ///
    /// Several go through each step together, because the steps of one depend on one another.
    #[inline(always)]
    pub(crate) fn collapse<S: Simd, const N: usize>(simd: S, surfaces: [&Self; N], zs: [f64; N]) -> [f64x8<S>; N] {
        let mut sums = [f32x8::splat(simd, 0.0); N];
        for i in 0..N {
            sums[i] = f32x8::from_slice(simd, &surfaces[i].high[HIGH - 1]);
        }
        for power in (0..HIGH - 1).rev() {
            for i in 0..N {
                sums[i] = sums[i] * (zs[i] as f32) + f32x8::from_slice(simd, &surfaces[i].high[power]);
            }
        }
        let (mut lows, mut rows) = ([f64x4::splat(simd, 0.0); N], [f64x8::splat(simd, 0.0); N]);
        for i in 0..N {
            lows[i] = widened(simd, simd.split_f32x8(sums[i]).0);
        }
        for power in (0..LOW).rev() {
            for i in 0..N {
                lows[i] = lows[i] * zs[i] + f64x4::from_slice(simd, &surfaces[i].low[power]);
            }
        }
        for i in 0..N {
            let high = widened(simd, simd.split_f32x8(sums[i]).1);
            rows[i] = simd.combine_f64x4(lows[i], high) * zs[i] + f64x8::from_slice(simd, &surfaces[i].constant);
        }
        rows
    }

    /// Evaluates each surface at its z and its position.
    #[inline(always)]
    pub(crate) fn evaluate<S: Simd>(
        simd: S,
        surfaces: [&Self; GROUP],
        zs: &[f64; GROUP],
        positions: &[f64; GROUP],
    ) -> [f64; GROUP] {
        let mut values = [0.0; GROUP];
        let groups = surfaces.as_chunks().0.iter().zip(zs.as_chunks().0).zip(positions.as_chunks::<8>().0);
        for (values, ((&surfaces, &zs), positions)) in values.as_chunks_mut::<8>().0.iter_mut().zip(groups) {
            let mut columns = Self::collapse::<S, 8>(simd, surfaces, zs);
            for _ in 0..3 {
                columns = zip_halves(columns);
            }
            estrin(&columns, f64x8::from_slice(simd, positions)).store_slice(values);
        }
        values
    }
}

#[inline(always)]
fn widened<S: Simd>(simd: S, narrow: f32x4<S>) -> f64x4<S> {
    let (low, high) = simd.widen_f32x4(narrow);
    simd.combine_f64x2(low, high)
}

impl SingleSurface {
    /// Returns whether a surface has a coefficient for these powers.
    pub(crate) const fn has(power_of_z: usize, power: usize) -> bool {
        power < 4 && power_of_z < SINGLE
    }

    /// Rounds the coefficients that a surface has.
    pub(crate) fn new(all: &Monomials) -> Self {
        Self(std::array::from_fn(|z| std::array::from_fn(|power| all[z][power] as f32)))
    }

    /// Returns the row of each surface at its z.
    #[inline(always)]
    pub(crate) fn collapse<S: Simd, const N: usize>(simd: S, surfaces: [&Self; N], zs: [f32; N]) -> [f32x4<S>; N] {
        let mut sums = [f32x4::splat(simd, 0.0); N];
        for i in 0..N {
            sums[i] = f32x4::from_slice(simd, &surfaces[i].0[SINGLE - 1]);
        }
        for power in (0..SINGLE - 1).rev() {
            for i in 0..N {
                sums[i] = sums[i] * zs[i] + f32x4::from_slice(simd, &surfaces[i].0[power]);
            }
        }
        sums
    }

    /// Evaluates each surface at its z and its position.
    #[inline(always)]
    pub(crate) fn evaluate<S: Simd>(
        simd: S,
        surfaces: [&Self; GROUP],
        zs: &[f32; GROUP],
        positions: &[f32; GROUP],
    ) -> [f32; GROUP] {
        let mut columns = [f32x16::splat(simd, 0.0); 4];
        let groups = surfaces.as_chunks().0.iter().zip(zs.as_chunks().0);
        for (column, (&surfaces, &zs)) in columns.iter_mut().zip(groups) {
            let rows = Self::collapse::<S, 4>(simd, surfaces, zs);
            let (low, high) = (simd.combine_f32x4(rows[0], rows[1]), simd.combine_f32x4(rows[2], rows[3]));
            *column = simd.combine_f32x8(low, high);
        }
        for _ in 0..4 {
            columns = zip_halves(columns);
        }
        let mut values = [0.0; GROUP];
        estrin(&columns, f32x16::from_slice(simd, positions)).store_slice(&mut values);
        values
    }
}
