//! How the program ends.

pub(crate) mod failure;
pub(crate) mod interrupt;
