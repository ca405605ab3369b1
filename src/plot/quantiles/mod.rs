//! The quantile plot: `order` chooses the angles to draw, `band` says how far they may stray, `drawing` draws them.

mod band;
mod drawing;
pub(crate) mod function;
mod order;
