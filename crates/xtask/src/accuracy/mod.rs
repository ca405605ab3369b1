//! Errors of every function per type and range of concentrations.

mod angles;
mod density;
mod errors;
pub(crate) mod exhaustive;
pub(crate) mod measure;
mod measured;
mod parameters;
mod report;
mod tables;
