//! Progress of a long write.

use std::ops::ControlFlow;

/// Progress of a [`Writer`](super::Writer).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Progress {
    /// Elements written; for [`Writer::join`](super::Writer::join) numbers, of which a key has two.
    pub done: u64,
    /// Elements of the file, or of the part that is written; for `join` numbers.
    pub total: u64,
    /// Bytes of an element in an `.npy` file; for `join` of a number.
    pub width: usize,
}

/// Progress callback.
pub(crate) type Callback<'a> = &'a (dyn Fn(Progress) -> ControlFlow<()> + Sync);
