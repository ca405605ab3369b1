//! The sealed trait of random words: `u32` and `u64`.
//!
//! Feeds a sample's bytes: integer operations.

use ndarray_rand::rand::RngCore;
use num_traits::{AsPrimitive, PrimInt};

mod sealed {
    pub trait Sealed {}
    impl Sealed for u32 {}
    impl Sealed for u64 {}
}

/// The widths of [`Key::bits`](crate::Key::bits): `u32` and `u64`.
pub trait Word: sealed::Sealed + PrimInt + AsPrimitive<usize> + Default + Send + Sync + 'static {
    /// Makes a word from a Threefry block, as JAX does.
    #[doc(hidden)]
    fn from_block(block: [u32; 2]) -> Self;

    /// Draws the generator's next word of this width.
    #[doc(hidden)]
    fn from_rng<R: RngCore + ?Sized>(rng: &mut R) -> Self;
}

impl Word for u32 {
    #[inline(always)]
    fn from_block([a, b]: [u32; 2]) -> Self {
        a ^ b
    }

    fn from_rng<R: RngCore + ?Sized>(rng: &mut R) -> Self {
        rng.next_u32()
    }
}

impl Word for u64 {
    #[inline(always)]
    fn from_block([a, b]: [u32; 2]) -> Self {
        Self::from(a) << 32 | Self::from(b)
    }

    fn from_rng<R: RngCore + ?Sized>(rng: &mut R) -> Self {
        rng.next_u64()
    }
}
