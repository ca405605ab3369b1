//! Angles as the statistics take them: with weights or without, with or without missing values.
//!
//! May use the rooms below `circular`. Every statistic goes through `reduce`, `reduce_axis` or, many short lanes at a
//! time, `reduce_sums`, which check shapes and memory first, then all angles and weights, drop missing angles, and hand
//! each lane over in row-major order. A statistic along an axis is therefore the statistic of each lane, to the byte.
//! `each_lane` makes observations of each lane, which are checked by themselves; `plain` has the lanes of arrays that
//! need neither weights nor copies.

pub(crate) mod angles;
pub(crate) mod classes;
pub(crate) mod each_lane;
pub(crate) mod lane;
pub(crate) mod plain;
pub(crate) mod reduce;
pub(crate) mod rounding;
pub(crate) mod weights;
