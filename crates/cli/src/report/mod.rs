//! Results as tables and JSON.
//!
//! Uses `arguments` for units, `observations` for the sample that a fit belongs to, and `exit`.

pub(crate) mod coarse;
pub(crate) mod estimate;
pub(crate) mod format;
pub(crate) mod no_estimate;
pub(crate) mod parts;
pub(crate) mod phrases;
pub(crate) mod quantity;
pub(crate) mod remarks;
