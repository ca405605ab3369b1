//! `vonmises`: samples, functions, statistics and pictures of von Mises distributions, from the shell.
//!
//! Each command is a file or folder of `commands`. The program uses the public interface of the package `vonmises` only.
//!
//! This library is the program, apart from its `main`, so that tests can run parts of it. It is not meant for use by
//! others: its one function may change at any time. Depend on `vonmises` instead.

mod arguments;
mod commands;
mod exit;
#[cfg(fuzzing)]
pub mod fuzzing;
mod memory;
mod observations;
mod output;
mod parameters;
mod program;
mod report;

pub use program::run;
