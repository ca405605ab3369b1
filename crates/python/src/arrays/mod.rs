//! NumPy's arrays: arguments of any kind, layout and byte order, and results without a copy.
//!
//! Uses `threads`.

mod common;
pub(crate) mod input;
pub(crate) mod memory;
pub(crate) mod output;
pub(crate) mod precision;
pub(crate) mod shape;
