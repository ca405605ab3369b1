//! The functions that users call, one a file.
//!
//! This room uses `tensor` and `operation`.

pub(crate) mod entropy;
pub(crate) mod kl_divergence;
pub(crate) mod log_prob;
pub(crate) mod nll;
pub(crate) mod sample;
