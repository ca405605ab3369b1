//! Arrays: allocated with a checked size, and made in fixed blocks in parallel.

pub(crate) mod alloc;
pub(crate) mod blocks;
pub(crate) mod elementwise;
