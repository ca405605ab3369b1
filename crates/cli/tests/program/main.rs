//! Tests of the program: each runs it and checks its output, exit status and messages.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a failed test panics

mod bad_files;
mod bits;
mod common;
mod compare;
mod describe;
mod dtypes;
mod eval;
mod examples;
mod exit;
mod files;
mod fit;
mod help;
mod interruptions;
mod join;
mod keys;
#[cfg(target_os = "linux")]
mod limited;
mod limits;
mod messages;
mod names;
mod observations;
mod plot;
mod references;
mod remarks;
mod sample;
mod steps;
mod terminal;
