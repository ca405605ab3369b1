//! Functions of arrays as operations of candle, with gradients.
//!
//! This room uses `tensor`. What must stay true: derivatives are computed only for what has a gradient, in the forward
//! pass, together with the value.

pub(crate) mod custom;
pub(crate) mod function;
pub(crate) mod gradient;
#[allow(clippy::module_inception)] // the operation itself
pub(crate) mod operation;
#[cfg(test)]
mod tests;
