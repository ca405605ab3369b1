//! The rose diagram.

mod drawing;
#[allow(clippy::module_inception)]
pub(crate) mod rose;
mod scale;
