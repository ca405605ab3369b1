//! Circular statistics: what angles have in common, how far they lie apart, and the von Mises distribution that fits
//! them.
//!
//! | | whole array | along an axis |
//! | --- | --- | --- |
//! | direction | [`circular_mean`], [`circular_median`], [`circular_quantile`] | [`circular_mean_axis`], [`circular_median_axis`], [`circular_quantile_axis`] |
//! | spread | [`mean_resultant_length`], [`circular_variance`], [`circular_standard_deviation`], [`circular_dispersion`], [`circular_range`] | the same with `_axis` |
//! | moments | [`trigonometric_moment`], [`centred_trigonometric_moment`], [`circular_skewness`], [`circular_kurtosis`] | the same with `_axis` |
//! | fit | [`Fit::fit`], [`Fit::bootstrap`] | [`Fit::fit_axis`] |
//! | in pieces | [`Accumulator`] | |
//!
//! Angles are radians and may be of any size; they are used as given, never reduced by a rounded 2π. Statistics take
//! `f32` and `f64` arrays of any rank and layout by reference or as views, with weights ([`weighted`]) or missing
//! angles ([`skip_nan`]) if there are any; other NaN and infinities are refused with their index. They are computed in
//! `f64`.
//!
//! Sums run over blocks of fixed size that are added in a fixed order, in row-major order of the array: a result does
//! not depend on the layout or on the number of threads, and a statistic along an axis is that of each lane, to the
//! byte. They are taken about a pivot close to the mean direction, so that angles close together keep all their digits.
//!
//! # References
//! Fisher 1993, *Statistical Analysis of Circular Data*; Mardia & Jupp 2000, *Directional Statistics*.

pub(crate) mod accumulator;
mod convert;
mod descriptive;
pub(crate) mod fit;
pub(crate) mod observations;
pub(crate) mod sums;

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
pub use fit::builder::Fit;
pub use fit::estimate::Bias;
pub use fit::fitted::{Fitted, PerParameter};
pub use observations::angles::{Observations, skip_nan, weighted};
