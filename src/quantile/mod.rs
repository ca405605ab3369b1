//! The quantile engine.

pub(crate) mod batch;
pub(crate) mod cell;
pub(crate) mod coordinate;
pub(crate) mod fill;
pub(crate) mod per_element;
pub(crate) mod solve;
pub(crate) mod table;
pub(crate) mod tail;
pub(crate) mod taylor;
#[cfg(test)]
mod tests;
