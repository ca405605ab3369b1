//! The histogram on a line.

mod drawing;
#[allow(clippy::module_inception)]
pub(crate) mod histogram;
mod window;
