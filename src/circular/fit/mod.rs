//! Fits.

mod bootstrap;
pub(crate) mod builder;
pub(crate) mod estimate;
pub(crate) mod fitted;
mod likelihood;
mod root;
