//! Goodness of fit: tests of whether angles follow a distribution, whether two samples follow the same distribution,
//! and whether angles have a preferred direction.
//!
//! | question | functions |
//! | --- | --- |
//! | Do angles follow this von Mises distribution? | [`kuiper`], [`watson`], [`kolmogorov_smirnov`] |
//! | Does each lane follow its own? | [`kuiper_axis`], [`watson_axis`], [`kolmogorov_smirnov_axis`] |
//! | Each lane by itself, where some have no result? | any of these in [`each_lane`](crate::circular::each_lane) |
//! | Any von Mises distribution? | [`kuiper_fitted`], [`watson_fitted`], [`kolmogorov_smirnov_fitted`] |
//! | Do two samples follow the same one? | [`kuiper_two_sample`], [`watson_two_sample`], also with `_permutation` |
//! | Are angles uniform, or is a direction preferred? | [`rayleigh`], [`rayleigh_axis`] |
//!
//! Each test returns a [`TestResult`]. A small `p_value` is evidence against the hypothesis.
//!
//! # Which test to choose
//! * Kuiper's and Watson's tests detect any difference. They depend neither on where the circle is cut nor on which
//!   way round angles are measured. Kuiper's is best against two groups or a hole, Watson's against a shift or a change
//!   of concentration.
//! * Rayleigh's test is the best one for uniformity against a von Mises distribution.
//! * The test of Kolmogorov and Smirnov depends on the cut: choose it only if the cut has a meaning.
//! * If the distribution was fitted to the same angles, use a `_fitted` test: p-values of the others would be too
//!   large.
//!
//! # Arguments
//! Angles are radians of any size, in `f32` or `f64` arrays of any rank and layout; statistics are computed in `f64`.
//! As in [`circular`](crate::circular), [`skip_nan`](crate::circular::skip_nan) leaves out missing angles. Tests count
//! angles, so [`weighted`](crate::circular::weighted) ones are refused with
//! [`Error::Weighted`](crate::Error::Weighted).
//!
//! # Rounded angles
//! Angles that were rounded, to whole degrees or the points of a compass, are tied. For a test that does not know how
//! they were rounded, ties are evidence against every continuous distribution: Kuiper's test refuses 40 % of the samples of
//! 500 uniform angles in steps of 10 degrees at the level 0.05, and all of 2000. Such p-values have the method
//! [`Method::TiesIgnored`]. Say how the angles were rounded ([`rounded`](crate::circular::rounded)), and the tests of
//! fit compare the number of angles in each class with the distribution's mass there:
//!
//! * With C the number of angles, S = C − n F at the upper border of each class: Kolmogorov and Smirnov's statistic is
//!   max |S|/n, Kuiper's (max S − min S)/n, Watson's Σ t (S − S̄)²/n, where t is the mean of the masses of the classes on
//!   either side of the border and S̄ = Σ t S. For steps towards 0 these become the statistics of angles that were not
//!   rounded.
//! * P-values of Kuiper's and of Kolmogorov and Smirnov's statistic are exact where that takes no more than about a
//!   second, which is up to thousands of angles; those of Watson's are asymptotic but for the fewest angles.
//! * Rayleigh's statistic is that of the middles of the classes.
//! * A fitted distribution maximises the likelihood of the classes, and simulated angles are rounded and fitted alike.
//!   Their counts are binomial numbers of `rand_distr`, drawn with the key: another version of it, or another platform's
//!   mathematics, may give other ones.
//! * Weights are counts, and must be whole numbers, at most 2⁵² together.
//!
//! Tests of two samples count ties in any case.
//!
//! # References
//! Kuiper 1960; Watson 1961, 1962; Stephens 1965, 1970, 1974; Mardia & Jupp 2000, *Directional Statistics*, chapters 6
//! to 8. Rounded angles: Freedman 1981, "Watson's U²ₙ statistic for a discrete distribution"; Choulakian, Lockhart &
//! Stephens 1994, "Cramér-von Mises statistics for discrete distributions".

// The public functions with their documentation are in a file for each test. They share `one_sample`, `fitted`,
// `grouped` and `pooling`, which turn angles into statistics; null distributions are in `pvalues`.
//
// May use every room below: `circular` for observations and fits, `probability` for distribution functions, `pvalues`.
//
// Invariants: bad input gives an error, nothing panics, and no statistic or p-value is NaN. Results depend neither on
// the number of threads nor on the layout of arrays. Simulated sample b has the key `fold_in(b)`.

mod class_masses;
pub(crate) mod edf;
mod fitted;
mod grouped;
pub(crate) mod hypothesis;
mod kolmogorov_smirnov;
mod kuiper;
pub(crate) mod one_sample;
pub(crate) mod pooling;
mod rayleigh;
pub(crate) mod result;
mod simulation;
mod ties;
mod two_sample;
mod watson;

pub use kolmogorov_smirnov::{kolmogorov_smirnov, kolmogorov_smirnov_axis, kolmogorov_smirnov_fitted};
pub use kuiper::{kuiper, kuiper_axis, kuiper_fitted};
pub use rayleigh::{rayleigh, rayleigh_axis};
pub use result::{FittedTest, Method, TestResult};
pub use two_sample::{
    kuiper_two_sample, kuiper_two_sample_permutation, watson_two_sample, watson_two_sample_permutation,
};
pub use watson::{watson, watson_axis, watson_fitted};
