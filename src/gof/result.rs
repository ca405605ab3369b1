//! What a test says.

use crate::distribution::von_mises::VonMises;
use crate::pvalues::tail::Tail;
use crate::scalar::float::Float;

/// A test's statistic, the probability of one at least as large under the hypothesis, and how that was found.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct TestResult {
    /// The statistic.
    pub statistic: f64,
    /// The p-value, in [0, 1].
    pub p_value: f64,
    /// How the p-value was found.
    pub method: Method,
}

/// How a p-value was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Method {
    /// From the distribution of the statistic for samples of this size.
    Exact,
    /// From the distribution of the statistic in large samples, with a correction for the size where one is known.
    Asymptotic,
    /// (1 + number of simulated statistics that are at least as large) / (1 + draws).
    Simulated {
        /// Number of simulated samples.
        draws: usize,
    },
}

/// The test of a distribution that was fitted to the same angles.
#[derive(Clone, Debug, PartialEq)]
pub struct FittedTest<F: Float> {
    /// The distribution of maximum likelihood.
    pub distribution: VonMises<F>,
    /// The test of the angles against it.
    pub test: TestResult,
}

impl TestResult {
    pub(crate) fn of_tail(statistic: f64, tail: Tail) -> Self {
        let method = if tail.exact { Method::Exact } else { Method::Asymptotic };
        Self { statistic, p_value: tail.p, method }
    }

    /// From how many of the simulated statistics are at least as large.
    pub(crate) fn simulated(statistic: f64, at_least: usize, draws: usize) -> Self {
        let p_value = (1.0 + at_least as f64) / (1.0 + draws as f64);
        Self { statistic, p_value, method: Method::Simulated { draws } }
    }
}
