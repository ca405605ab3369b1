//! The command line from end to end: what it writes, how it ends, and what it says when something is wrong.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a failed test panics

mod bits;
mod common;
mod compare;
mod crashes;
mod describe;
mod eval;
mod examples;
mod files;
mod fit;
mod hostile;
mod join;
mod manners;
mod observations;
mod plot;
mod references;
mod sample;
mod terminal;
