//! Functions of whole parameter arrays, which broadcast: samples, densities, cumulative functions, quantiles, entropy,
//! and gradients.
//!
//! This room uses `scalar`, `special`, `shape`, `memory`, `input`, `key`, `probability` and `quantile`. It checks
//! arguments, broadcasts them, divides the output into blocks and rounds results to the element type; the mathematics
//! is in `probability` and `quantile`.
//!
//! What must stay true: element i depends only on its own arguments (a sample also on the key and i), to the byte.
//! `lazy` (but its `fingerprint`), `sample` and `table_cache` feed a sample's bytes: they decide how elements are computed, never what.

pub(crate) mod arguments;
pub(crate) mod elementwise;
pub(crate) mod functions;
pub(crate) mod gradients;
pub(crate) mod lazy;
pub(crate) mod reduction;
pub(crate) mod sample;
pub(crate) mod table_cache;
