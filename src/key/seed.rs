//! The sealed trait of seeds: integers of up to 64 bits.

mod sealed {
    pub trait Sealed {}
}

/// The integers that [`Key::new`](crate::Key::new) makes a key from: `i8` to `i64`, `u8` to `u64`, `isize` and `usize`.
///
/// A negative seed is two's complement of 64 bits, whatever its type.
pub trait Seed: sealed::Sealed {
    /// Returns the seed modulo 2⁶⁴.
    #[doc(hidden)]
    fn to_word(self) -> u64;
}

macro_rules! seeds {
    ($($integer:ty),*) => { $(
        impl sealed::Sealed for $integer {}

        impl Seed for $integer {
            #[allow(clippy::cast_lossless, clippy::cast_sign_loss, trivial_numeric_casts)] // `as` extends the sign
            fn to_word(self) -> u64 {
                self as u64
            }
        }
    )* };
}
seeds!(i8, i16, i32, i64, isize, u8, u16, u32, u64, usize);
