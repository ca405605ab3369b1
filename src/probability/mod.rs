//! Density and mass of the centred von Mises distribution, in `f64`.
//!
//! This room uses `simd` and `special`, and knows nothing of locations, element types or arrays; `batch`
//! computes for many elements at once.
//!
//! What must stay true: a scalar and an element of a batch go through the same operations, so that they agree to the
//! byte. `mass` feeds a sample's bytes, through the quantile's solver: only `+ - * /`, `sqrt` and integer operations.

pub(crate) mod batch;
pub(crate) mod cumulative;
pub(crate) mod density;
pub(crate) mod mass;
