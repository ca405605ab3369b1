//! The commands, a file or folder each.

mod bits;
pub(crate) mod command;
mod compare;
mod completions;
mod describe;
mod eval;
mod fit;
mod join;
mod plot;
mod sample;
