//! Vectors: their width, chosen when the program runs, and what is computed in them.

pub(crate) mod aligned;
pub(crate) mod level;
pub(crate) mod polynomials;

pub use level::{UnavailableLevel, VectorLevel};
