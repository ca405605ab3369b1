//! Observations: angles in `.npy` files or in text, perhaps weighted, in groups or with gaps.
//!
//! Uses `arguments` and `exit`. Errors name the file, and in text the line. `text` splits tables, `values` reads their
//! fields, `reading` has the options of both, `observed` puts files together, and `sample` hands out samples.

mod ended;
pub(crate) mod filter;
mod finite;
pub(crate) mod gaps;
pub(crate) mod labels;
pub(crate) mod observed;
pub(crate) mod parts;
pub(crate) mod reading;
mod remarks;
pub(crate) mod rounding;
pub(crate) mod sample;
pub(crate) mod source;
mod text;
pub(crate) mod values;
mod weights;
