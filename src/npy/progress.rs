//! How far a long write is.

use std::ops::ControlFlow;

/// How far a [`Writer`](super::Writer) is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Progress {
    /// Elements made and written; for [`Writer::join`](super::Writer::join), numbers.
    pub done: u64,
    /// All elements of the file.
    pub total: u64,
}

/// Whom to tell how far the work is.
pub(crate) type Listener<'a> = &'a (dyn Fn(Progress) -> ControlFlow<()> + Sync);
