//! Helpers of unit tests, compiled for tests only: reference tables, concentrations to test at, and distances.

pub(crate) mod distance;
pub(crate) mod reference;
