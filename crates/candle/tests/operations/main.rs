//! The operations on tensors: values and gradients are the library's, whatever the shapes and layouts, and bad
//! arguments are errors.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a failed test panics

mod chains;
mod common;
mod distribution;
mod errors;
mod fits;
mod gradients;
mod shapes;
mod values;
