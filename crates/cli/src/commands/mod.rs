//! The commands, a file or folder each. May use every other room.
//!
//! In a folder, `arguments` holds the command-line arguments and `run` does the work; the other files do not use `run`.

mod bits;
pub(crate) mod command;
mod compare;
mod completions;
mod describe;
mod eval;
mod fit;
mod join;
mod plot;
mod rows;
mod sample;
