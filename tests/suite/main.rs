//! The tests of the library: one module for each guarantee and each subject, which opens with what it shows.
//!
//! `cargo test --all-features --test suite guarantee_3` runs one module, `... circular::fits` a part of one; the two
//! tests of memory run alone, for example `... a_hundred_million -- --ignored`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a failed test panics

mod common;

mod guarantee_1_keys;
mod guarantee_2_equation;
mod guarantee_3_purity;
mod guarantee_4_maps;
mod guarantee_5_interval;
mod guarantee_6_range;
mod guarantee_7_tails;
mod guarantee_8_errors;

mod accuracy;
mod architecture;
mod arrays;
mod calls;
mod circular;
mod gof;
mod gradients;
mod known_defects;
mod memory;
mod networks;
mod npy;
mod published;
mod sample_statistics;
mod validate;
mod writer;
