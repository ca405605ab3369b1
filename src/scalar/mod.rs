//! The element types `f32` and `f64`, the random words `u32` and `u64`, the numbers that files hold, and the scalars of
//! maps.
//!
//! The traits of all but the last are sealed: samplers, kernels and tables exist for exactly these types. `printed` is
//! their text. This room uses only `simd`.
//!
//! What must stay true: constants and conversions feed a sample's bytes, so they use only exact operations, correctly
//! rounded ones and integer operations.

pub(crate) mod float;
pub(crate) mod mapped;
pub(crate) mod number;
pub(crate) mod printed;
pub(crate) mod word;
