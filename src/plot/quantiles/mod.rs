//! The quantile plot.

mod drawing;
mod order;
#[allow(clippy::module_inception)]
pub(crate) mod quantiles;
