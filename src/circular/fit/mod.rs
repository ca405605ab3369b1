//! Maximum likelihood fits of the von Mises distribution, with standard errors and confidence intervals.
//!
//! May use `sums` and `observations`, and the rooms below `circular`. Estimates are kept in `f64`, with 1 − R beside
//! R, until they are handed to the user: only then are they rounded to the type of the angles.

pub(crate) mod bias;
mod bootstrap;
pub(crate) mod builder;
mod estimate;
#[cfg(feature = "serde")]
mod fields;
pub(crate) mod fitted;
pub(crate) mod grouped;
mod likelihood;
pub(crate) mod multinomial;
pub(crate) mod parameters;
mod resample;
mod resultant;
mod root;
