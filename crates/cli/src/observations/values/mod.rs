//! The fields of a table as values: angles, also as times of day or points of the compass, and what stands for a gap.

pub(crate) mod angle;
pub(crate) mod compass;
pub(crate) mod missing;
pub(crate) mod quote;
pub(crate) mod weight;
