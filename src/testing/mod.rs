//! Helpers of unit tests, compiled for tests only: reference tables, concentrations to test at, and distances.
//!
//! The suite is a crate of its own and has copies of some of these, in `tests/suite/common`.

pub(crate) mod distance;
pub(crate) mod reference;
