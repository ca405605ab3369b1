//! Errors of every function, by type and range of concentrations.
//!
//! `precise` is what results are compared with, `comparison` the error at a point. `measure` evaluates every function at
//! the points of `data/reference` (`table_points`), which gives the mean errors; `search` looks for the largest, which
//! takes long and is kept in a data file, as is the `exhaustive` measurement of f32 samples. `report` writes the tables.
//! `gradients` is about derivatives of samples, ours and TFP's.
//!
//! Nothing here depends on the number of threads.

mod comparison;
mod errors;
pub(crate) mod exhaustive;
pub(crate) mod gradients;
pub(crate) mod measure;
mod measured;
mod precise;
pub(crate) mod print;
mod reference;
pub(crate) mod report;
pub(crate) mod search;
mod table_points;
