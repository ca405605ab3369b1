//! Observations: angles in an `.npy` file or in text, perhaps with weights, perhaps with gaps.

mod columns;
mod fields;
pub(crate) mod observed;
pub(crate) mod sample;
pub(crate) mod source;
mod text;
mod weights;
