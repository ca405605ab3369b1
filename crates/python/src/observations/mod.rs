//! Angles with weights, missing values, a grid and an axis: the arguments of every statistic.
//!
//! Uses `threads` and `arrays`.

pub(crate) mod axes;
pub(crate) mod given;
pub(crate) mod nan_policy;
pub(crate) mod reduce;
pub(crate) mod rounding;
pub(crate) mod sample;
