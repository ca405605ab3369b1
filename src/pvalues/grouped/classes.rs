//! The null hypothesis of a test for grouped angles: how many angles are expected in each class.

use crate::special::sum::Sum;

/// Probabilities that differ by less than this share of their mean count as equal.
const EVEN: f64 = 1e-12;

/// The expected numbers of angles in the classes around the circle, without classes of probability zero.
#[derive(Clone, Debug)]
pub(crate) struct Classes {
    /// The number of angles.
    pub(crate) n: f64,
    /// n p, the expected number of angles in each class, greater than zero.
    pub(crate) means: Vec<f64>,
    /// The expected number of angles up to the upper boundary of each class; the last is n.
    pub(crate) bounds: Vec<f64>,
    /// The expected number of angles above that boundary; the last is 0.
    pub(crate) rests: Vec<f64>,
    /// Whether all classes have the same probability.
    pub(crate) is_even: bool,
}

impl Classes {
    /// Returns the classes for n angles. The probabilities are scaled to the sum 1.
    pub(crate) fn new(n: u64, p: &[f64]) -> Self {
        let n = n as f64;
        let expected = expected(n, p);
        let mut sum = Sum::default();
        let mut classes = Self { n, means: Vec::new(), bounds: Vec::new(), rests: Vec::new(), is_even: true };
        for (high, low) in expected.into_iter().filter(|(high, low)| high + low > 0.0) {
            sum.add(high);
            sum.add(low);
            classes.means.push(high + low);
            classes.bounds.push(sum.value().min(n));
        }
        if let Some(last) = classes.bounds.last_mut() {
            *last = n;
        }
        let mut rest = Sum::default();
        for mean in classes.means.iter().rev() {
            classes.rests.push(rest.value());
            rest.add(*mean);
        }
        classes.rests.reverse();
        let mean = n / classes.means.len() as f64;
        classes.is_even = classes.means.iter().all(|m| (m - mean).abs() <= EVEN * mean);
        classes
    }

    /// Returns the number of classes.
    pub(crate) fn len(&self) -> usize {
        self.means.len()
    }

    /// Returns by how much two deviations of counts may differ and still count as equal: what rounding may have done.
    pub(crate) fn tolerance(&self, deviation: f64) -> f64 {
        1e-12 * deviation + 1e-15 * self.n
    }
}

/// Returns n p as unevaluated sums of two numbers, p scaled to the sum 1. What is not a positive number counts as zero.
pub(crate) fn expected(n: f64, p: &[f64]) -> Vec<(f64, f64)> {
    let valid = |p: f64| if p > 0.0 && p.is_finite() { p } else { 0.0 };
    let mut total = Sum::default();
    p.iter().for_each(|p| total.add(valid(*p)));
    let scale = total.value();
    if scale <= 0.0 {
        return vec![(0.0, 0.0); p.len()];
    }
    total.add(-1.0);
    let excess = total.value();
    let mean = |p: &f64| {
        let p = valid(*p);
        let high = n * p;
        let low = n.mul_add(p, -high) - high * (excess / scale);
        (high, low)
    };
    p.iter().map(mean).collect()
}
