//! Goodness of fit: do angles follow a distribution, do two samples follow the same one, is there a direction at all?
//!
//! | question | functions |
//! | --- | --- |
//! | this von Mises distribution? | [`kuiper`], [`watson`], [`kolmogorov_smirnov`] |
//! | these distributions, lane by lane? | [`kuiper_axis`], [`watson_axis`], [`kolmogorov_smirnov_axis`] |
//! | any von Mises distribution? | [`kuiper_fitted`], [`watson_fitted`], [`kolmogorov_smirnov_fitted`] |
//! | two samples, one distribution? | [`kuiper_two_sample`], [`watson_two_sample`], each also with `_permutation` |
//! | the uniform distribution, or one direction? | [`rayleigh`], [`rayleigh_axis`] |
//!
//! Kuiper's and Watson's tests do not depend on where the circle is cut, nor on which way round angles are measured.
//! Each returns a [`TestResult`]: a small `p_value` speaks against the hypothesis.
//!
//! Angles are radians of any size in `f32` or `f64` arrays of any rank and layout, computed with in `f64`; like the
//! statistics of [`circular`](crate::circular), tests also take [`skip_nan`](crate::circular::skip_nan). They count
//! angles, so that [`weighted`](crate::circular::weighted) ones are refused, with
//! [`Error::Value`](crate::Error::Value).
//!
//! # References
//! Kuiper 1960; Watson 1961, 1962; Stephens 1965, 1970, 1974; Mardia & Jupp 2000, *Directional Statistics*, chapters 6
//! to 8.

pub(crate) mod edf;
mod fitted;
pub(crate) mod hypothesis;
mod kolmogorov_smirnov;
mod kuiper;
pub(crate) mod one_sample;
mod pooling;
mod rayleigh;
pub(crate) mod result;
pub(crate) mod two_sample;
mod watson;

pub use kolmogorov_smirnov::{kolmogorov_smirnov, kolmogorov_smirnov_axis, kolmogorov_smirnov_fitted};
pub use kuiper::{kuiper, kuiper_axis, kuiper_fitted};
pub use rayleigh::{rayleigh, rayleigh_axis};
pub use result::{FittedTest, Method, TestResult};
pub use two_sample::{
    kuiper_two_sample, kuiper_two_sample_permutation, watson_two_sample, watson_two_sample_permutation,
};
pub use watson::{watson, watson_axis, watson_fitted};
