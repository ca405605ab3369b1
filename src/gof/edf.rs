//! Statistics of the distance between an empirical distribution function and a distribution's, uᵢ = F(xᵢ) in ascending
//! order.
//!
//! None of them is below 1/(12n), so that absolute errors of uᵢ, a few 1e-16, are all that matters: nothing cancels.

use super::result::TestResult;
use crate::pvalues::one_sample;
use crate::pvalues::tail::Tail;
use crate::special::sum::Sum;

/// Which statistic.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Edf {
    KolmogorovSmirnov,
    Kuiper,
    Watson,
}

impl Edf {
    /// The test of masses in ascending order, at least one.
    pub(crate) fn test(self, masses: &[f64]) -> TestResult {
        let statistic = self.statistic(masses);
        TestResult::of_tail(statistic, self.tail(masses.len(), statistic))
    }

    pub(crate) fn statistic(self, masses: &[f64]) -> f64 {
        match self {
            Self::KolmogorovSmirnov => {
                let (above, below) = extremes(masses);
                above.max(below)
            }
            Self::Kuiper => {
                let (above, below) = extremes(masses);
                above + below
            }
            Self::Watson => watson(masses),
        }
    }

    fn tail(self, n: usize, statistic: f64) -> Tail {
        match self {
            Self::KolmogorovSmirnov => one_sample::kolmogorov(n, statistic),
            Self::Kuiper => one_sample::kuiper(n, statistic),
            Self::Watson => one_sample::watson(n, statistic),
        }
    }
}

/// D⁺ = max(i/n − uᵢ) and D⁻ = max(uᵢ − (i − 1)/n).
fn extremes(masses: &[f64]) -> (f64, f64) {
    let n = masses.len() as f64;
    (0..).zip(masses).fold((0.0, 0.0), |(above, below): (f64, f64), (i, &u): (usize, _)| {
        (above.max((i + 1) as f64 / n - u), below.max(u - i as f64 / n))
    })
}

/// Σ (eᵢ − ē)² + 1/(12n), eᵢ = uᵢ − (i − ½)/n: the usual form subtracts n(ū − ½)² = n ē² from Σ eᵢ².
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
