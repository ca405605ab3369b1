//! Errors of every function, by type and range of concentrations, against `data/reference`.
//!
//! Everything here is measured anew at each run and does not depend on the processor or the number of threads, except
//! for the exhaustive measurement of f32 samples, which takes long and is kept in a data file.

mod angles;
mod counting;
mod density;
mod errors;
pub(crate) mod exhaustive;
pub(crate) mod measure;
mod measured;
mod parameters;
mod precise;
pub(crate) mod print;
mod reference;
pub(crate) mod report;
pub(crate) mod search;
