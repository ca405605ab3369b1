//! Values aligned to a cache line.

/// A value that starts on a cache line, so that no vector in it crosses into another line.
#[derive(Clone, Copy, Debug, Default)]
#[repr(align(64))]
pub struct Aligned<T>(pub(crate) T);
