//! Keys that make the same bits as JAX: split, fold in, draw.

pub(crate) mod draw;
#[allow(clippy::module_inception)] // the file of `Key`
pub(crate) mod key;
pub(crate) mod rng;
mod threefry;
