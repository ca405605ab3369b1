//! The von Mises distribution.

pub(crate) mod von_mises;
