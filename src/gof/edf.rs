//! Statistics of the distance between the empirical distribution function of angles and a hypothesis.
//!
//! They are functions of the masses uᵢ = F(xᵢ) in ascending order, F the distribution function of the hypothesis. No
//! statistic is below 1/(12n), and nothing cancels, so only the absolute errors of the uᵢ matter: a few 1e-16.

use super::result::TestResult;
use crate::pvalues::one_sample;
use crate::pvalues::pvalue::PValue;
use crate::special::sum::Sum;

/// A statistic of the empirical distribution function.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Edf {
    /// D, the largest absolute difference between the two functions.
    KolmogorovSmirnov,
    /// V, the sum of the largest differences above and below.
    Kuiper,
    /// U², the variance of the difference.
    Watson,
}

impl Edf {
    /// Tests masses in ascending order, of which there is at least one.
    pub(crate) fn test(self, masses: &[f64]) -> TestResult {
        let statistic = self.statistic(masses);
        TestResult::from_p_value(statistic, self.p_value(masses.len(), statistic))
    }

    /// Computes the statistic of masses in ascending order.
    pub(crate) fn statistic(self, masses: &[f64]) -> f64 {
        match self {
            Self::KolmogorovSmirnov => {
                let (above, below) = largest_differences(masses);
                above.max(below)
            }
            Self::Kuiper => {
                let (above, below) = largest_differences(masses);
                above + below
            }
            Self::Watson => watson(masses),
        }
    }

    /// Returns the p-value of a statistic of n angles.
    fn p_value(self, n: usize, statistic: f64) -> PValue {
        match self {
            Self::KolmogorovSmirnov => one_sample::kolmogorov(n, statistic),
            Self::Kuiper => one_sample::kuiper(n, statistic),
            Self::Watson => one_sample::watson(n, statistic),
        }
    }
}

/// Returns D⁺ = max(i/n − uᵢ) and D⁻ = max(uᵢ − (i − 1)/n).
fn largest_differences(masses: &[f64]) -> (f64, f64) {
    let n = masses.len() as f64;
    (0..).zip(masses).fold((0.0, 0.0), |(above, below): (f64, f64), (i, &u): (usize, _)| {
        (above.max((i + 1) as f64 / n - u), below.max(u - i as f64 / n))
    })
}

/// Returns U² = Σ (eᵢ − ē)² + 1/(12n), eᵢ = uᵢ − (i − ½)/n.
///
/// The usual form Σ eᵢ² − n (ū − ½)² + 1/(12n) has the same value, as ē = ū − ½, but cancels.
fn watson(masses: &[f64]) -> f64 {
    let n = masses.len() as f64;
    let errors = || (0..).zip(masses).map(|(i, &u): (usize, _)| u - (i as f64 + 0.5) / n);
    let mean = total(errors()) / n;
    total(errors().map(|error| (error - mean) * (error - mean))) + 1.0 / (12.0 * n)
}

fn total(terms: impl Iterator<Item = f64>) -> f64 {
    let mut sum = Sum::default();
    terms.for_each(|term| sum.add(term));
    sum.value()
}
