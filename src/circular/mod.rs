//! Circular statistics: the mean direction and the variance of angles, what they say of a von Mises law, and its fit.
//!
//! Angles are radians and may be of any size; they are used as given, never reduced by a rounded 2π. Statistics take
//! `f32` and `f64` arrays of any rank and layout, are computed in `f64`, and do not depend on the layout.
//!
//! # References
//! Fisher 1993, *Statistical Analysis of Circular Data*; Mardia & Jupp 2000, *Directional Statistics*.

mod convert;
mod fit;
mod moments;
mod observations;
mod sums;

pub use convert::{concentration_to_variance, variance_to_concentration};
pub use moments::{circular_mean, circular_mean_axis, circular_variance, circular_variance_axis};
pub(crate) use observations::Lane;
pub use observations::{Observations, skip_nan, weighted};
pub(crate) use sums::Sums;
