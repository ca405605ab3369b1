//! Results of tests.

use crate::distribution::von_mises::VonMises;
use crate::pvalues::pvalue::PValue;
use crate::scalar::float::Float;

/// The result of a test: the statistic, its p-value, and how that was found.
///
/// The p-value is the probability, if the hypothesis is true, of a statistic at least as large.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct TestResult {
    /// The statistic.
    pub statistic: f64,
    /// The p-value, in [0, 1]. A small one is evidence against the hypothesis.
    pub p_value: f64,
    /// How the p-value was found.
    pub method: Method,
}

/// How a p-value was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Method {
    /// From the distribution of the statistic under the null hypothesis for samples of this size.
    Exact,
    /// From an approximation for large samples: the limiting distribution of the statistic, corrected for the sample
    /// size where a correction is known.
    Asymptotic,
    /// From simulated samples: (1 + number of simulated statistics that are at least as large) / (1 + draws).
    Simulated {
        /// Number of simulated samples.
        draws: usize,
    },
}

/// The result of a test against a distribution that was fitted to the same angles.
#[derive(Clone, Debug, PartialEq)]
pub struct FittedTest<F: Float> {
    /// The maximum-likelihood distribution.
    pub distribution: VonMises<F>,
    /// The test of the angles against it.
    pub test: TestResult,
}

impl TestResult {
    /// Combines a statistic and its p-value.
    pub(crate) fn from_p_value(statistic: f64, p_value: PValue) -> Self {
        let method = if p_value.is_exact { Method::Exact } else { Method::Asymptotic };
        Self { statistic, p_value: p_value.p, method }
    }
}
