//! What a validation found.

use crate::gof::result::TestResult;

/// Checks of samples, lane by lane, and whether all passed.
///
/// Prints as a table of the lanes, the refused ones first.
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
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Report {
    /// The probability with which right samples may be refused, in whichever lane and check.
    pub level: f64,
    /// The lanes in row-major order.
    pub lanes: Vec<LaneReport>,
}

/// The checks of one lane.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct LaneReport {
    /// Where the lane stands on the axes that are left.
    pub index: Vec<usize>,
    /// How many samples it holds; of two arrays, in both.
    pub samples: usize,
    /// The distribution that it should follow or, of two arrays, the fit to the first.
    pub expected: Option<Parameters>,
    /// The maximum likelihood fit, or that to the second array; none of angles that are all equal.
    pub found: Option<Parameters>,
    /// Every check that was made.
    pub checks: Vec<Check>,
}

/// The parameters of a von Mises distribution.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Parameters {
    /// The mean direction in radians.
    pub loc: f64,
    /// The concentration.
    pub concentration: f64,
}

/// One test of a lane.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Check {
    /// What was tested: `direction`, `concentration`, `kuiper` or `watson`.
    pub name: &'static str,
    /// The test by itself.
    pub test: TestResult,
    /// Its p-value after Holm's adjustment for all checks of the report.
    pub adjusted_p_value: f64,
}

impl Check {
    pub(crate) fn new(name: &'static str, test: TestResult) -> Self {
        Self { name, test, adjusted_p_value: test.p_value }
    }
}

impl Report {
    /// Adjusts the p-values of all checks.
    pub(crate) fn new(level: f64, mut lanes: Vec<LaneReport>) -> Self {
        let mut checks: Vec<_> = lanes.iter_mut().flat_map(|lane| &mut lane.checks).collect();
        checks.sort_by(|a, b| a.test.p_value.total_cmp(&b.test.p_value));
        let (count, mut largest) = (checks.len(), 0.0_f64);
        for (rank, check) in checks.into_iter().enumerate() {
            largest = largest.max((count - rank) as f64 * check.test.p_value).min(1.0);
            check.adjusted_p_value = largest;
        }
        Self { level, lanes }
    }

    /// Whether no check refuses.
    #[must_use]
    pub fn passed(&self) -> bool {
        self.failures().next().is_none()
    }

    /// The lanes of which some check refuses.
    pub fn failures(&self) -> impl Iterator<Item = &LaneReport> {
        self.lanes.iter().filter(|lane| lane.smallest_p_value() <= self.level)
    }

    /// The smallest adjusted p-value; 1 without checks.
    #[must_use]
    pub fn smallest_p_value(&self) -> f64 {
        self.lanes.iter().map(LaneReport::smallest_p_value).fold(1.0, f64::min)
    }
}

impl LaneReport {
    /// The smallest adjusted p-value of the lane; 1 without checks.
    #[must_use]
    pub fn smallest_p_value(&self) -> f64 {
        self.checks.iter().map(|check| check.adjusted_p_value).fold(1.0, f64::min)
    }
}
