//! A search for the largest errors: random points, then hill climbing from the worst of them.
//!
//! `function` lists the functions and `point` what they are evaluated at. `ours` evaluates them, `error` compares with the
//! reference in `precise`. `random` makes points and steps, `worst` keeps the worst findings, `run` is the search,
//! `record` the file that it writes.

mod error;
pub(crate) mod function;
mod ours;
mod point;
mod random;
pub(crate) mod record;
pub(crate) mod run;
mod worst;
