//! The von Mises distribution, one angle at a time, and as a prepared sampler.
//!
//! This room uses `scalar`, `special`, `shape`, `memory`, `input`, `key`, `probability` and `quantile`, and is public
//! through the type `VonMises` alone.
//!
//! What must stay true: each function agrees to the byte with the one for arrays in the room `array`, for the same
//! parameters; samples from a key are those of `sample_von_mises`.

pub(crate) mod functions;
pub(crate) mod moments;
#[cfg(feature = "rand010")]
mod rand_0_10;
pub(crate) mod sampling;
pub(crate) mod von_mises;
