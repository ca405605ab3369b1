//! One binary, one module per law or promise; each module opens with what it proves.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a failed test panics

mod accuracy;
mod arrays;
mod circular;
mod common;
mod dist;
mod elsewhere;
mod errors;
mod fit;
mod fixed_arithmetic;
mod floors;
mod forms;
mod gof;
mod keys;
mod lazy;
mod map;
mod memory;
mod networks;
mod npy;
mod null;
mod observations;
mod published;
mod purity;
mod range;
mod samples;
mod special;
mod stability;
mod statistics;
mod tails;
mod validate;
mod writer;
