//! The element types, `f32` and `f64`, and the random words, `u32` and `u64`.

pub(crate) mod float;
pub(crate) mod word;
