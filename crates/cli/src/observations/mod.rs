//! Observations: angles in an `.npy` file or in text, perhaps weighted, perhaps with gaps.
//!
//! Uses `arguments` and `exit`. Errors name the file, and in text the line.

mod columns;
mod fields;
pub(crate) mod finite;
pub(crate) mod observed;
mod remarks;
pub(crate) mod sample;
pub(crate) mod source;
mod text;
mod weights;
