//! The quantile plot: `build` makes `drawing` of observations; `order` chooses the angles to draw, and `band` says how far
//! they may stray.

mod band;
pub(crate) mod build;
mod drawing;
mod order;
