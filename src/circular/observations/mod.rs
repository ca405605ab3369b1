//! Observations.

pub(crate) mod angles;
