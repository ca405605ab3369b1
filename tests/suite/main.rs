//! One binary, one module per distribution or promise; each module opens with what it proves.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a failed test panics

mod accuracy;
mod architecture;
mod arrays;
mod circular;
mod common;
mod elsewhere;
mod errors;
mod fit;

mod forms;
mod gof;
mod keys;
mod lazy;
mod map;
mod memory;
mod networks;
mod npy;
mod observations;
mod published;
mod purity;
mod range;
mod samples;
mod stability;
mod statistics;
mod tails;
mod validate;
mod writer;
