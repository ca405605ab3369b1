//! A search for the largest errors: random points, then hill climbing from the worst of them.
//!
//! `random` makes points and steps, `worst` keeps the worst findings, `run` is the search, `record` the file that it
//! writes.

mod random;
pub(crate) mod record;
pub(crate) mod run;
mod worst;
