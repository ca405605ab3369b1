//! Functions of the distribution, and their derivatives, of arrays.
//!
//! Uses `threads` and `arrays`.

pub(crate) mod call;
pub(crate) mod divergence;
pub(crate) mod entropy;
pub(crate) mod gradients;
pub(crate) mod of_angles;
pub(crate) mod of_probabilities;
