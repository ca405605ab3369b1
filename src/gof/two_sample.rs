//! Two-sample tests, by exact or limiting null distributions and by random permutation.

use super::pooling::{Samples, TwoSample};
use super::result::TestResult;
use crate::circular::observations::angles::Observations;
use crate::error::Result;
use crate::key::into_key::IntoKey;
use crate::scalar::float::Float;
use ndarray::Dimension;

/// Tests whether two samples follow the same distribution, whatever it is, by Kuiper's statistic.
///
/// ```text
/// V = max(Fₘ − Gₙ) + max(Gₙ − Fₘ),   Fₘ and Gₙ the empirical distribution functions
/// ```
///
/// The `statistic` is V, a multiple of 1/lcm(m, n), the D of `astropy.stats.kuiper_two`. It depends neither on where
/// the circle is cut nor on which sample comes first. x and y have any shape and size. Angles are tied if they are the
/// same float once wrapped to [−π, π).
///
/// The `p_value` is exact where that is fast enough: the share of all (m + n)!/(m! n!) divisions of the pooled angles,
/// ties included, whose statistic is at least as large. Equal distributions are then rejected with probability at most
/// α at every level α, whether they are continuous or rounded. The cost grows with mn + 50 (m + n), or g times that if
/// there are only g < m + n distinct angles. Where it would exceed 2e8, a few tenths of a second, the p-value comes
/// from the limiting distribution and is larger: by a few percent without ties, and by more with them. At α = 0.05
/// equal distributions are rejected with probability 0.006, 0.025 and 0.036 where the pooled angles form 12, 100 and
/// 360 equal groups.
///
/// Choose this test against samples that differ in the number of groups or by a hole, and [`watson_two_sample`] against
/// a shift or a change of concentration.
///
/// # Errors
/// [`Error::Empty`](crate::Error::Empty) if x or y has no elements; [`Error::Value`](crate::Error::Value) if one is not
/// finite; [`Error::Weighted`](crate::Error::Weighted) if x or y is weighted;
/// [`Error::TooLarge`](crate::Error::TooLarge) if memory cannot hold a few numbers for each angle.
///
/// # Example
/// ```
/// use ndarray::array;
/// use vonmises::gof::{Method, kuiper_two_sample};
/// let test = kuiper_two_sample(&array![0.0, 0.1, 0.2], &array![1.0, 2.0, 3.0, 4.0])?;
/// // The three are neighbours on the circle in 7 of 35 divisions.
/// assert_eq!((test.statistic, test.method), (1.0, Method::Exact));
/// assert!((test.p_value - 7.0 / 35.0_f64).abs() < 1e-15);
/// # Ok::<(), vonmises::Error>(())
/// ```
///
/// # Accuracy
/// An exact p-value has a relative error of at most 1e-15 (m + n), however small it is.
///
/// # References
/// Kuiper 1960; Maag & Dicaire 1971, "On Kolmogorov–Smirnov type one-sample statistics"; Mardia & Jupp 2000, section
/// 8.3.2.
#[doc(alias("kuiper_two", "circ_kuipertest"))]
pub fn kuiper_two_sample<'a, 'b, F: Float, D: Dimension, E: Dimension>(
    x: impl Into<Observations<'a, F, D>>,
    y: impl Into<Observations<'b, F, E>>,
) -> Result<TestResult> {
    TwoSample::Kuiper.test(&Samples::new(x, y)?)
}

/// Tests as [`kuiper_two_sample`], with a p-value from random divisions of the pooled angles: a permutation test.
///
/// p = (1 + number of divisions drawn whose statistic is at least as large) / (1 + draws). Equal distributions are
/// rejected with probability at most α at every level α. Choose it where [`kuiper_two_sample`] is not exact. Division b
/// is drawn with `key.fold_in(b)`, so the result is the same for any number of threads.
///
/// # Errors
/// As [`kuiper_two_sample`]; [`Error::Value`](crate::Error::Value) if `draws` is 0 or not below 2³²;
/// [`Error::KeyBatch`](crate::Error::KeyBatch) for an array of keys.
///
/// # Example
/// ```
/// use vonmises::{Key, VonMises, gof};
/// let (distribution, other) = (VonMises::<f64>::new(0.0, 1.0)?, VonMises::new(1.0, 1.0)?);
/// let (x, y) = (distribution.draw(Key::new(0), 100)?, other.draw(Key::new(1), 150)?);
/// let simulated = gof::kuiper_two_sample_permutation(&x, &y, Key::new(2), 999)?;
/// assert_eq!(simulated.p_value, 1e-3);
/// assert!(gof::kuiper_two_sample(&x, &y)?.p_value < 1e-3);
/// # Ok::<(), vonmises::Error>(())
/// ```
pub fn kuiper_two_sample_permutation<'a, 'b, F: Float, D: Dimension, E: Dimension>(
    x: impl Into<Observations<'a, F, D>>,
    y: impl Into<Observations<'b, F, E>>,
    key: impl IntoKey,
    draws: usize,
) -> Result<TestResult> {
    TwoSample::Kuiper.permutation_test(&Samples::new(x, y)?, key, draws)
}

/// Tests whether two samples follow the same distribution, whatever it is, by Watson's statistic.
///
/// ```text
/// U² = mn/N² Σ wₖ (dₖ − d̄)²,   dₖ = Fₘ − Gₙ just after the k-th distinct angle, N = m + n
/// ```
///
/// wₖ is the number of angles equal to the k-th, 1 without ties, and d̄ is the mean with these weights, as in Zar's
/// book. With ties the `statistic` U² depends slightly on which way round angles are measured. The p-value is valid
/// either way, since it takes the statistic of every division in the same sense.
///
/// The `p_value` is exact where trying all divisions of the pooled angles takes no more than 3e7 steps, a few tenths of
/// a second: up to m + n = 26 for samples of equal size, more if the sizes differ or angles are tied. It is then the
/// share of divisions whose statistic is at least as large. Otherwise it comes from the limiting distribution,
///
/// ```text
/// p = 2 Σ (−1)^(j − 1) exp(−2 j² π² U²/c)
/// ```
///
/// with c ≥ 1 chosen so that equal distributions are rejected with probability at most α for α ≤ 0.2: for 20 and 20
/// angles 0.043 at 0.05 and 0.0004 at 0.001, less with many ties. For α above 0.2, or if one sample has only two
/// angles, the level can be exceeded slightly (0.31 at 0.3, 0.23 at 0.2). For a level that always holds use
/// [`watson_two_sample_permutation`].
///
/// Choose this test against a shift or a change of concentration. x and y have any shape and size, and ties are as in
/// [`kuiper_two_sample`].
///
/// # Errors
/// As [`kuiper_two_sample`].
///
/// # Example
/// ```
/// use ndarray::array;
/// use vonmises::gof::{Method, watson_two_sample};
/// let test = watson_two_sample(&array![0.0, 0.1, 0.2], &array![1.0, 2.0, 3.0, 4.0])?;
/// assert_eq!(test.method, Method::Exact);
/// assert!((test.p_value - 7.0 / 35.0_f64).abs() < 1e-15); // no division has a larger statistic
/// # Ok::<(), vonmises::Error>(())
/// ```
///
/// # References
/// Watson 1962, "Goodness-of-fit tests on a circle II"; Burr 1964, "Small-sample distributions of the two-sample
/// Cramér–von Mises W² and Watson's U²"; Zar 2010, *Biostatistical Analysis*, section 27.5, examples 27.9 and 27.10.
#[doc(alias("watson.two.test", "watson.two"))]
pub fn watson_two_sample<'a, 'b, F: Float, D: Dimension, E: Dimension>(
    x: impl Into<Observations<'a, F, D>>,
    y: impl Into<Observations<'b, F, E>>,
) -> Result<TestResult> {
    TwoSample::Watson.test(&Samples::new(x, y)?)
}

/// Tests as [`watson_two_sample`], with a p-value from random divisions of the pooled angles: a permutation test.
///
/// The method is that of [`kuiper_two_sample_permutation`], with the same divisions for the same key.
///
/// # Errors
/// As [`kuiper_two_sample_permutation`].
///
/// # Example
/// ```
/// use vonmises::{Key, VonMises, gof};
/// let distribution = VonMises::<f64>::new(0.0, 1.0)?;
/// let (x, y) = (distribution.draw(Key::new(3), 100)?, distribution.draw(Key::new(4), 150)?);
/// let simulated = gof::watson_two_sample_permutation(&x, &y, Key::new(2), 999)?;
/// let limiting = gof::watson_two_sample(&x, &y)?;
/// assert!((simulated.p_value - limiting.p_value).abs() < 0.06);
/// # Ok::<(), vonmises::Error>(())
/// ```
pub fn watson_two_sample_permutation<'a, 'b, F: Float, D: Dimension, E: Dimension>(
    x: impl Into<Observations<'a, F, D>>,
    y: impl Into<Observations<'b, F, E>>,
    key: impl IntoKey,
    draws: usize,
) -> Result<TestResult> {
    TwoSample::Watson.permutation_test(&Samples::new(x, y)?, key, draws)
}
