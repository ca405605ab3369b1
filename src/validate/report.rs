//! The results of a validation.

use crate::circular::fit::builder::Fit;
use crate::circular::observations::angles::Observations;
use crate::error::{Error, Result};
use crate::gof::result::TestResult;
use crate::memory::alloc::{check_room, listed};
use crate::scalar::float::Float;
use ndarray::Ix1;
use std::borrow::Cow;

/// The checks of samples, lane by lane.
///
/// `Display` prints a table of the lanes, failed lanes first.
///
/// # Example
/// ```
/// use ndarray::Axis;
/// use vonmises::{Key, sample_von_mises, validate};
/// let x = sample_von_mises(Key::new(1), 0.5, 2.0, [500, 2])?;
/// let report = validate::lanes(&x, 0.5, 2.0, Axis(0), 0.001)?;
/// assert!(report.passed() && report.smallest_p_value() > 0.001);
/// assert!(report.to_string().contains("kuiper"));
/// # Ok::<(), vonmises::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Report {
    /// The significance level: the largest probability that any check of correct samples fails.
    pub level: f64,
    /// The lanes in row-major order.
    pub lanes: Vec<LaneReport>,
}

/// The checks of one lane.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct LaneReport {
    /// The index of the lane on each of the other axes.
    pub index: Vec<usize>,
    /// The number of samples; of two arrays, in both together.
    pub samples: usize,
    /// The parameters the samples should have or, for two arrays, those of the fit to the first array.
    pub expected: Option<Parameters>,
    /// The parameters of the maximum likelihood fit or, for two arrays, of the fit to the second; `None` if all angles
    /// are equal.
    pub found: Option<Parameters>,
    /// The checks, in the order in which they are documented.
    pub checks: Vec<Check>,
}

/// The parameters of a von Mises distribution.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Parameters {
    /// The mean direction, in radians.
    pub loc: f64,
    /// The concentration, at least 0.
    pub concentration: f64,
}

/// One check of a lane.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Check {
    /// The name of the check: `direction`, `concentration`, `kuiper` or `watson`.
    pub name: Cow<'static, str>,
    /// The statistic and p-value of the check by itself.
    pub test: TestResult,
    /// The p-value after Holm's adjustment for all checks of the report.
    pub adjusted_p_value: f64,
}

impl Parameters {
    /// Returns the parameters of the maximum likelihood fit, or `None` if there is none.
    ///
    /// # Errors
    /// If memory cannot hold a copy of angles that are not laid out in order.
    pub(crate) fn from_samples<'a, F: Float>(angles: impl Into<Observations<'a, F, Ix1>>) -> Result<Option<Self>> {
        match Fit::new().fit(angles) {
            Ok(fitted) => Ok(Some(Self { loc: fitted.loc().to_f64(), concentration: fitted.concentration().to_f64() })),
            Err(Error::Undefined { .. }) => Ok(None),
            Err(error) => Err(error),
        }
    }
}

impl Check {
    /// Creates a check whose p-value is not adjusted yet.
    pub(crate) fn new(name: &'static str, test: TestResult) -> Self {
        Self { name: name.into(), test, adjusted_p_value: test.p_value }
    }
}

/// What a report of many lanes takes for each: the lane's report and its lists.
type WithLists = (LaneReport, [Check; 4], [usize; 8]);

impl Report {
    /// Refuses more lanes than memory can hold reports of. The lists of each lane are so small that they are not checked
    /// one by one.
    pub(crate) fn check_size(lanes: &[usize]) -> Result<()> {
        check_room::<WithLists>(lanes)
    }

    /// Creates a report, and adjusts the p-values of all checks by Holm's method.
    ///
    /// # Errors
    /// If memory cannot hold a list of the checks.
    pub(crate) fn new(level: f64, mut lanes: Vec<LaneReport>) -> Result<Self> {
        let number = lanes.iter().map(|lane| lane.checks.len()).sum();
        let mut checks = listed(number, lanes.iter_mut().flat_map(|lane| &mut lane.checks))?;
        // Equal p-values get equal adjusted ones, so their order does not matter.
        checks.sort_unstable_by(|a, b| a.test.p_value.total_cmp(&b.test.p_value));
        let (count, mut largest) = (checks.len(), 0.0_f64);
        for (rank, check) in checks.into_iter().enumerate() {
            largest = largest.max((count - rank) as f64 * check.test.p_value).min(1.0);
            check.adjusted_p_value = largest;
        }
        Ok(Self { level, lanes })
    }

    /// Returns whether every check of every lane passed.
    #[must_use]
    pub fn passed(&self) -> bool {
        self.failures().next().is_none()
    }

    /// Returns the lanes that failed: with an adjusted p-value of at most the level.
    pub fn failures(&self) -> impl Iterator<Item = &LaneReport> {
        self.lanes.iter().filter(|lane| lane.smallest_p_value() <= self.level)
    }

    /// Returns the smallest adjusted p-value of all lanes, 1 if there are no checks.
    #[must_use]
    pub fn smallest_p_value(&self) -> f64 {
        self.lanes.iter().map(LaneReport::smallest_p_value).fold(1.0, f64::min)
    }
}

impl LaneReport {
    /// Returns the smallest adjusted p-value of the lane, 1 if there are no checks.
    #[must_use]
    pub fn smallest_p_value(&self) -> f64 {
        self.checks.iter().map(|check| check.adjusted_p_value).fold(1.0, f64::min)
    }
}
