//! Keys and samples.
//!
//! Uses `threads` and `arrays`.

pub(crate) mod key;
mod key_data;
pub(crate) mod keys;
pub(crate) mod lazy;
mod lazy_calls;
mod lazy_index;
pub(crate) mod sample;
