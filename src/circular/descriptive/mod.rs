//! Descriptive statistics: direction, spread, moments, order and shape.
//!
//! May use `sums`, `totals` and `observations`, and the rooms below `circular`. A file holds the public functions of
//! one family, each for a whole array and along an axis; both apply the same function to a lane.

mod centred_moments;
pub(crate) mod direction;
pub(crate) mod moments;
pub(crate) mod order;
pub(crate) mod shape;
mod sorted;
pub(crate) mod spread;
