//! Values aligned to a cache line.

/// A value that begins on a cache line, so that no vector in it lies across two.
#[derive(Clone, Copy, Debug, Default)]
#[repr(align(64))]
pub(crate) struct Aligned<T>(pub(crate) T);
