//! Between candle's tensors and the library's arrays.
//!
//! This room uses no other. What must stay true: a tensor is read where it lies, and one number that was broadcast
//! stays one number.

pub(crate) mod element;
pub(crate) mod expanded;
pub(crate) mod failure;
pub(crate) mod operands;
#[cfg(test)]
mod tests;
pub(crate) mod view;
