//! Circular statistics: the mean direction and the variance of angles, what they say of a von Mises law, and its fit.
//!
//! Angles are radians and may be of any size; they are used as given, never reduced by a rounded 2π. Statistics take
//! `f32` and `f64` arrays of any rank and layout, are computed in `f64`, and do not depend on the layout.
//!
//! # References
//! Fisher 1993, *Statistical Analysis of Circular Data*; Mardia & Jupp 2000, *Directional Statistics*.

mod accumulator;
mod bootstrap;
mod convert;
mod direction;
mod estimate;
mod fit;
mod fitted;
mod likelihood;
mod moments;
mod observations;
mod order;
mod root;
mod shape;
mod sorted;
mod spread;
mod sums;

pub use accumulator::Accumulator;
pub use convert::{concentration_to_variance, variance_to_concentration};
pub use direction::{circular_mean, circular_mean_axis};
pub use estimate::Bias;
pub use fit::Fit;
pub use fitted::{Estimated, Fitted};
pub use moments::{
    centred_trigonometric_moment, centred_trigonometric_moment_axis, trigonometric_moment, trigonometric_moment_axis,
};
pub use observations::{Observations, skip_nan, weighted};
pub use order::{
    circular_median, circular_median_axis, circular_quantile, circular_quantile_axis, circular_range,
    circular_range_axis,
};
pub use shape::{circular_kurtosis, circular_kurtosis_axis, circular_skewness, circular_skewness_axis};
pub use spread::{
    circular_dispersion, circular_dispersion_axis, circular_standard_deviation, circular_standard_deviation_axis,
    circular_variance, circular_variance_axis, mean_resultant_length, mean_resultant_length_axis,
};
