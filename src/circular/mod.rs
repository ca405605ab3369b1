//! Circular statistics: mean direction, spread, moments and quantiles of angles, and fits of the von Mises
//! distribution.
//!
//! | subject | whole array | along an axis |
//! | --- | --- | --- |
//! | direction | [`circular_mean`], [`circular_median`], [`circular_quantile`] | [`circular_mean_axis`], [`circular_median_axis`], [`circular_quantile_axis`] |
//! | spread | [`mean_resultant_length`], [`circular_variance`], [`circular_standard_deviation`], [`circular_dispersion`], [`circular_range`] | the same with `_axis` |
//! | moments | [`trigonometric_moment`], [`centred_trigonometric_moment`], [`circular_skewness`], [`circular_kurtosis`] | the same with `_axis` |
//! | fit | [`Fit::fit`], [`Fit::bootstrap`] | [`Fit::fit_axis`] |
//! | any of these, where lanes without a result do not stop the others | | [`each_lane`] |
//! | incremental | [`Accumulator`] | |
//! | element by element | [`wrap`] into one turn, [`distance`] along the circle | |
//!
//! [`concentration_to_variance`] and [`variance_to_concentration`] convert parameters of distributions.
//!
//! Angles are in radians and may be of any size; they are reduced modulo the real 2π, not modulo a rounded one.
//! Functions take `f32` or `f64` arrays of any rank and layout, owned, by reference or as views, and slices; optionally
//! with weights ([`weighted`]) or with missing values ([`skip_nan`]). Otherwise NaN and infinities are errors that name
//! their index.
//! All statistics are computed in `f64`, and those of `f32` angles are rounded once at the end.
//!
//! A statistic along an axis is the statistic of each lane, to the byte. Sums run over pieces of fixed size, in
//! row-major order, and the pieces are added in a fixed order, so a result does not depend on the layout or on the
//! number of threads. Deviations are taken from a pivot close to the mean direction, so that angles close together keep
//! all their digits.
//!
//! # References
//! Fisher 1993, *Statistical Analysis of Circular Data*; Mardia & Jupp 2000, *Directional Statistics*.

// May use `distribution` and the rooms below it. Feeds no sample's bytes, so functions of the standard library and pxfm
// are allowed, but the same input must give the same bits for any number of threads.

pub(crate) mod accumulator;
#[cfg(feature = "serde")]
mod accumulator_fields;
mod convert;
mod descriptive;
pub(crate) mod fit;
pub(crate) mod observations;
mod short_lanes;
pub(crate) mod sums;
mod totals;
mod wrap;

pub use accumulator::Accumulator;
pub use convert::{concentration_to_variance, variance_to_concentration};
pub use descriptive::direction::{circular_mean, circular_mean_axis};
pub use descriptive::moments::{
    centred_trigonometric_moment, centred_trigonometric_moment_axis, trigonometric_moment, trigonometric_moment_axis,
};
pub use descriptive::order::{
    circular_median, circular_median_axis, circular_quantile, circular_quantile_axis, circular_range,
    circular_range_axis,
};
pub use descriptive::shape::{circular_kurtosis, circular_kurtosis_axis, circular_skewness, circular_skewness_axis};
pub use descriptive::spread::{
    circular_dispersion, circular_dispersion_axis, circular_standard_deviation, circular_standard_deviation_axis,
    circular_variance, circular_variance_axis, mean_resultant_length, mean_resultant_length_axis,
};
pub use fit::bias::Bias;
pub use fit::builder::Fit;
pub use fit::fitted::Fitted;
pub use fit::parameters::PerParameter;
pub use observations::angles::{Observations, rounded, skip_nan, weighted};
pub use observations::each_lane::each_lane;
pub use observations::rounding::Rounding;
pub use observations::weights::{Weight, Weights};
pub use wrap::{distance, wrap};
