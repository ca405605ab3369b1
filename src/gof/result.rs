//! Results of tests.

use crate::distribution::von_mises::VonMises;
use crate::pvalues::pvalue::PValue;
use crate::scalar::float::Float;
use crate::scalar::printed::{DECIMALS, Printed};
use std::fmt;

/// The result of a test: the statistic, its p-value, and how that was found.
///
/// The p-value is the probability, if the hypothesis is true, of a statistic at least as large.
///
/// `Display` prints it in one line, with four decimals or the formatter's precision. With the feature `serde` it has
/// the fields below.
///
/// # Example
/// ```
/// use vonmises::gof::{Method, TestResult};
/// let result = TestResult { statistic: 1.25, p_value: 2.5e-7, method: Method::Exact };
/// assert_eq!(result.to_string(), "statistic = 1.2500, p-value = 2.5000e-7 (exact)");
/// assert_eq!(format!("{result:.1}"), "statistic = 1.2, p-value = 2.5e-7 (exact)");
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct TestResult {
    /// The statistic.
    pub statistic: f64,
    /// The p-value, in [0, 1]. A small one is evidence against the hypothesis.
    pub p_value: f64,
    /// How the p-value was found.
    pub method: Method,
}

/// How a p-value was found.
///
/// With the feature `serde` it is `"exact"`, `"asymptotic"`, `{"simulated": {"draws": 999}}` or
/// `{"ties_ignored": {"draws": null}}`.
///
/// # Example
/// ```
/// use vonmises::gof::Method;
/// assert_eq!(Method::Simulated { draws: 999 }.to_string(), "simulated, 999 draws");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "snake_case"))]
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
    /// As for angles without ties, though some are equal that would differ if they had not been rounded: p-values are
    /// too small, the more so the more angles there are. Say how they were rounded
    /// ([`rounded`](crate::circular::rounded)).
    TiesIgnored {
        /// Number of simulated samples; `None` if the p-value comes from a distribution of the statistic.
        draws: Option<usize>,
    },
}

/// The result of a test against a distribution that was fitted to the same angles.
///
/// `Display` prints both in one line, with four decimals or the formatter's precision. With the feature `serde` it has
/// the fields below.
///
/// # Example
/// ```
/// use vonmises::gof::{FittedTest, Method, TestResult};
/// let test = TestResult { statistic: 1.25, p_value: 0.2, method: Method::Simulated { draws: 999 } };
/// let fitted = FittedTest { distribution: vonmises::VonMises::new(0.5, 2.0)?, test };
/// let text = "VonMises(loc = 0.50, concentration = 2.00): statistic = 1.25, p-value = 0.20 (simulated, 999 draws)";
/// assert_eq!(format!("{fitted:.2}"), text);
/// # Ok::<(), vonmises::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
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

    /// Says that angles were equal.
    pub(crate) fn with_ties(self) -> Self {
        let draws = if let Method::Simulated { draws } = self.method { Some(draws) } else { None };
        Self { method: Method::TiesIgnored { draws }, ..self }
    }
}

impl fmt::Display for TestResult {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let decimals = formatter.precision().unwrap_or(DECIMALS);
        let (statistic, p_value) = (Printed(self.statistic), Printed(self.p_value));
        write!(formatter, "statistic = {statistic:.decimals$}, p-value = {p_value:.decimals$} ({})", self.method)
    }
}

impl fmt::Display for Method {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exact => formatter.write_str("exact"),
            Self::Asymptotic => formatter.write_str("asymptotic"),
            Self::TiesIgnored { draws: None } => formatter.write_str("asymptotic, ties ignored"),
            Self::TiesIgnored { draws: Some(draws) } => write!(formatter, "simulated, {draws} draws, ties ignored"),
            Self::Simulated { draws } => write!(formatter, "simulated, {draws} draws"),
        }
    }
}

impl<F: Float> fmt::Display for FittedTest<F> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let decimals = formatter.precision().unwrap_or(DECIMALS);
        write!(formatter, "{:.decimals$}: {:.decimals$}", self.distribution, self.test)
    }
}
