//! Arrays: allocation with a checked size, and construction in fixed blocks in parallel.
//!
//! This room uses `scalar` and the crate's errors.
//!
//! What must stay true: a shape that memory cannot hold is an error, never a panic or an abort; blocks depend on the
//! shape alone, so that results do not depend on the number of threads.

pub(crate) mod alloc;
pub(crate) mod blocks;
pub(crate) mod elementwise;
mod pages;
