//! Values aligned to a cache line.

/// A value that starts on a cache line, so that no vector in it crosses into another line.
#[derive(Clone, Copy, Debug, Default)]
#[repr(align(64))]
pub struct Aligned<T>(pub(crate) T);

impl<A, const N: usize> AsRef<[A]> for Aligned<[A; N]> {
    #[inline(always)]
    fn as_ref(&self) -> &[A] {
        &self.0
    }
}
