//! Parameters of distributions that are numbers or `.npy` files, and keys, which are words, seeds or such files.
//!
//! Uses `arguments` for seeds, `observations` to read files, and `exit`.

pub(crate) mod key;
pub(crate) mod parameter;
pub(crate) mod rounding;
