//! Parameters of distributions that are numbers or `.npy` files.
//!
//! Uses `observations` to read files, and `exit`.

pub(crate) mod parameter;
pub(crate) mod rounding;
