//! Descriptive statistics.

pub(crate) mod direction;
pub(crate) mod moments;
pub(crate) mod order;
pub(crate) mod shape;
mod sorted;
pub(crate) mod spread;
