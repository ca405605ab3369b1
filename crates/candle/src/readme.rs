//! The README, whose code is run with the examples.

#[doc = include_str!("../README.md")]
struct Readme;
