//! The sealed float trait: `f32` and `f64`, with the constants and conversions that differ by type.
//!
//! Feeds a sample's bytes: conversions that are exact or correctly rounded.

use crate::scalar::mapped::{FixedScalar, OutputScalar};
use crate::scalar::word::Word;
use ndarray::ScalarOperand;
use num_traits::NumAssignOps;
use std::fmt::{Debug, Display, LowerExp};
use std::iter::Sum;

mod sealed {
    use super::Word;
    use crate::scalar::number::Number;
    use crate::simd::aligned::Aligned;
    use crate::simd::polynomials::{GROUP, estrin, estrins_f32, estrins_f64};
    use crate::simd::surfaces::{DoubleSurface, Monomials, SingleSurface, Surfaces};
    use fearless_simd::{Simd, SimdBase};
    use once_cell::race::OnceBox;
    use std::fmt::Debug;

    /// The bits of a float type, for kernels that are written once for both types, and its dtype and bytes in files.
    pub trait Bits: Number {
        /// The random word of one sample, as wide as the type.
        type Word: Word;
        /// Number of bits of the significand after the leading one.
        const FRACTION_BITS: u32;
        /// 2π − TAU: the rounding error of the type's constant.
        const TAU_REST: Self;

        /// A number whose sum with a small one is rounded to an integer, which is then in its low bits.
        const ROUNDER: Self;
        /// The bits from which half of a number's bits are subtracted for a first guess of its reciprocal square root.
        const ROOT_SEED: Self::Word;
        /// How many of Newton's steps bring that guess to full precision.
        const ROOT_STEPS: usize;

        /// The coefficients of a polynomial: as many powers of the position as this precision needs.
        type Row: Copy + Default + Debug + Send + Sync;
        /// Rows for each value of a second variable.
        type Surface: Copy + Debug + Send + Sync + 'static;

        /// Returns the bits of the number.
        fn to_word(self) -> Self::Word;
        /// Returns the number with these bits.
        fn from_word(bits: Self::Word) -> Self;
        /// Rounds an integer to the nearest number; the word must lie in the lower half of its range.
        fn from_integer(word: Self::Word) -> Self;
        /// Converts one integer, the same to the bit, where no loop becomes vector instructions.
        ///
        /// The scalar instruction keeps the rest of the register that it writes to, so that it waits for whatever was
        /// computed there before. Setting the bits waits for nothing.
        fn from_single_integer(word: Self::Word) -> Self;
        /// Returns the same numbers if they are f64.
        fn as_f64s(values: &[Self]) -> Option<&[f64]>;
        /// Evaluates a row at a position.
        fn row_at(row: &Self::Row, position: Self) -> Self;
        /// Evaluates each row at its position, the same to the byte.
        fn rows<S: Simd>(simd: S, rows: [&Self::Row; GROUP], positions: &[Self; GROUP]) -> [Self; GROUP];

        /// Returns whether surfaces of this precision have a coefficient for these powers.
        fn surface_has(power_of_z: usize, power: usize) -> bool;
        /// Rounds the coefficients of a surface.
        fn surface(coefficients: &Monomials) -> Self::Surface;
        /// Returns the surfaces of this precision.
        fn kept(surfaces: &Surfaces) -> &OnceBox<Box<[Self::Surface]>>;
        /// Returns the row of a surface at z.
        fn collapse<S: Simd>(simd: S, surface: &Self::Surface, z: Self) -> Self::Row;
        /// Evaluates each surface at its z and its position: the same, to the byte, as the row there.
        fn surfaces<S: Simd>(
            simd: S,
            surfaces: [&Self::Surface; GROUP],
            zs: &[Self; GROUP],
            positions: &[Self; GROUP],
        ) -> [Self; GROUP];
    }

    impl Bits for f32 {
        type Word = u32;
        const FRACTION_BITS: u32 = 23;
        const TAU_REST: Self = -1.748_455_6e-7;
        const ROUNDER: Self = 12_582_912.0;
        const ROOT_SEED: u32 = 0x5F37_59DF;
        const ROOT_STEPS: usize = 3;
        type Row = [f32; 4];
        type Surface = SingleSurface;

        #[inline(always)]
        fn to_word(self) -> u32 {
            self.to_bits()
        }

        #[inline(always)]
        fn from_word(bits: u32) -> Self {
            Self::from_bits(bits)
        }

        #[inline(always)]
        fn from_integer(word: u32) -> Self {
            word as i32 as Self // processors convert signed numbers faster
        }

        #[inline(always)]
        fn from_single_integer(word: u32) -> Self {
            (above(TWO_POW_52, word) - TWO_POW_52) as Self
        }

        fn as_f64s(_: &[Self]) -> Option<&[f64]> {
            None
        }

        #[inline(always)]
        fn row_at(row: &Self::Row, position: Self) -> Self {
            estrin(row, position)
        }

        #[inline(always)]
        fn rows<S: Simd>(simd: S, rows: [&Self::Row; GROUP], positions: &[Self; GROUP]) -> [Self; GROUP] {
            estrins_f32(simd, rows, positions)
        }

        fn surface_has(power_of_z: usize, power: usize) -> bool {
            SingleSurface::has(power_of_z, power)
        }

        fn surface(coefficients: &Monomials) -> SingleSurface {
            SingleSurface::new(coefficients)
        }

        #[inline(always)]
        fn kept(surfaces: &Surfaces) -> &OnceBox<Box<[SingleSurface]>> {
            &surfaces.single
        }

        #[inline(always)]
        fn collapse<S: Simd>(simd: S, surface: &SingleSurface, z: Self) -> Self::Row {
            let mut row = Self::Row::default();
            SingleSurface::collapse(simd, [surface], [z])[0].store_slice(&mut row);
            row
        }

        #[inline(always)]
        fn surfaces<S: Simd>(
            simd: S,
            surfaces: [&SingleSurface; GROUP],
            zs: &[Self; GROUP],
            positions: &[Self; GROUP],
        ) -> [Self; GROUP] {
            SingleSurface::evaluate(simd, surfaces, zs, positions)
        }
    }

    impl Bits for f64 {
        type Word = u64;
        const FRACTION_BITS: u32 = 52;
        const TAU_REST: Self = 2.449_293_598_294_706_4e-16;
        const ROUNDER: Self = 6_755_399_441_055_744.0;
        const ROOT_SEED: u64 = 0x5FE6_EB50_C7B5_37A9;
        const ROOT_STEPS: usize = 4;
        type Row = Aligned<[f64; 8]>;
        type Surface = DoubleSurface;

        #[inline(always)]
        fn to_word(self) -> u64 {
            self.to_bits()
        }

        #[inline(always)]
        fn from_word(bits: u64) -> Self {
            Self::from_bits(bits)
        }

        #[inline(always)]
        fn from_integer(word: u64) -> Self {
            word as i64 as Self
        }

        #[inline(always)]
        fn from_single_integer(word: u64) -> Self {
            let high = above(TWO_POW_84, (word >> 32) as u32) - (TWO_POW_84 + TWO_POW_52);
            high + above(TWO_POW_52, word as u32)
        }

        fn as_f64s(values: &[Self]) -> Option<&[f64]> {
            Some(values)
        }

        #[inline(always)]
        fn row_at(row: &Self::Row, position: Self) -> Self {
            estrin(&row.0, position)
        }

        #[inline(always)]
        fn rows<S: Simd>(simd: S, rows: [&Self::Row; GROUP], positions: &[Self; GROUP]) -> [Self; GROUP] {
            estrins_f64(simd, rows.map(|row| &row.0), positions)
        }

        fn surface_has(power_of_z: usize, power: usize) -> bool {
            DoubleSurface::has(power_of_z, power)
        }

        fn surface(coefficients: &Monomials) -> DoubleSurface {
            DoubleSurface::new(coefficients)
        }

        #[inline(always)]
        fn kept(surfaces: &Surfaces) -> &OnceBox<Box<[DoubleSurface]>> {
            &surfaces.double
        }

        #[inline(always)]
        fn collapse<S: Simd>(simd: S, surface: &DoubleSurface, z: Self) -> Self::Row {
            let mut row = Self::Row::default();
            DoubleSurface::collapse(simd, [surface], [z])[0].store_slice(&mut row.0);
            row
        }

        #[inline(always)]
        fn surfaces<S: Simd>(
            simd: S,
            surfaces: [&DoubleSurface; GROUP],
            zs: &[Self; GROUP],
            positions: &[Self; GROUP],
        ) -> [Self; GROUP] {
            DoubleSurface::evaluate(simd, surfaces, zs, positions)
        }
    }

    const TWO_POW_52: f64 = 4503599627370496.0;
    const TWO_POW_84: f64 = 4294967296.0 * TWO_POW_52;

    /// Returns a power of two plus the word in units of the power's last bit.
    #[inline(always)]
    const fn above(power: f64, word: u32) -> f64 {
        f64::from_bits(power.to_bits() | word as u64)
    }
}

/// The element types of this crate: `f32` and `f64`.
///
/// Sealed: the samplers, kernels and tables exist for exactly these two.
///
/// In generic code the bound `F: Float` is enough for arithmetic of arrays with arrays and numbers, for sums, and for
/// saving and loading with [`npy`](crate::npy).
///
/// # Example
/// ```
/// use ndarray::{ArrayD, array};
/// use vonmises::{Float, npy};
///
/// /// Saves angles as parts of a turn, and returns what the file then holds.
/// fn save_turns<F: Float>(path: &std::path::Path, angles: &ArrayD<F>) -> Result<ArrayD<F>, npy::Error> {
///     npy::save(path, angles / F::TAU())?;
///     npy::load(path)
/// }
///
/// let file = tempfile::NamedTempFile::new()?;
/// let turns = save_turns(file.path(), &array![0.0_f32, std::f32::consts::PI].into_dyn())?;
/// assert_eq!(turns, array![0.0, 0.5].into_dyn());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not `f32` or `f64`",
    note = "write numbers with a point, `1.0`, and convert arrays of integers, `x.mapv(f64::from)`"
)]
pub trait Float:
    sealed::Bits
    + num_traits::Float
    + num_traits::FloatConst
    + FixedScalar
    + OutputScalar
    + NumAssignOps
    + ScalarOperand
    + Sum
    + Debug
    + Display
    + LowerExp
    + Default
    + Send
    + Sync
    + 'static
{
    /// Number of bits of the random word that one sample consumes: 32 or 64.
    const WORD_BITS: u32;

    /// Converts to `f64`, exactly.
    #[must_use]
    fn to_f64(self) -> f64;

    /// Rounds to the nearest value of this type.
    #[must_use]
    fn from_f64(value: f64) -> Self;
}

impl Float for f32 {
    const WORD_BITS: u32 = 32;

    #[inline(always)]
    fn to_f64(self) -> f64 {
        f64::from(self)
    }

    #[inline(always)]
    #[allow(clippy::cast_possible_truncation)] // rounding to nearest is the contract
    fn from_f64(value: f64) -> Self {
        value as f32
    }
}

impl Float for f64 {
    const WORD_BITS: u32 = 64;

    #[inline(always)]
    fn to_f64(self) -> f64 {
        self
    }

    #[inline(always)]
    fn from_f64(value: f64) -> Self {
        value
    }
}

#[cfg(test)]
mod tests {
    use super::sealed::Bits;

    #[test]
    fn a_single_integer_is_converted_as_many_are() {
        for shift in 0..63 {
            for word in [u64::MAX >> 1 >> shift, 1 << 62 >> shift, 0x5555_5555_5555_5555 >> shift] {
                assert_eq!(f64::from_single_integer(word), f64::from_integer(word));
                assert_eq!(f32::from_single_integer((word >> 32) as u32), f32::from_integer((word >> 32) as u32));
            }
        }
    }
}
