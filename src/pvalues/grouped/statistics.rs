//! Kolmogorov's, Kuiper's and Watson's statistics of counts in classes around the circle.
//!
//! With Sⱼ the number of angles in the classes up to the j-th less its expectation,
//!
//! ```text
//! D = max |Sⱼ| / n,   V = (max Sⱼ − min Sⱼ) / n,   U² = Σ tⱼ (Sⱼ − S̄)² / n,   S̄ = Σ tⱼ Sⱼ,   tⱼ = (pⱼ + pⱼ₊₁) / 2
//! ```
//!
//! Sums are compensated: for 10¹⁵ angles the Sⱼ have an absolute error of about 1, from the rounding of p itself.
//!
//! # References
//! Freedman 1981 (Biometrika 68); Choulakian, Lockhart & Stephens 1994 (Canadian Journal of Statistics 22).

use super::classes::expected;
use crate::special::sum::Sum;

/// Returns Kolmogorov's D at the boundaries of classes; 0 without angles.
pub(crate) fn kolmogorov_statistic(counts: &[f64], p: &[f64]) -> f64 {
    let (n, deviations) = deviations(counts, p);
    deviations.iter().fold(0.0, |d: f64, s| d.max(s.abs())) / n
}

/// Returns Kuiper's V at the boundaries of classes; 0 without angles.
pub(crate) fn kuiper_statistic(counts: &[f64], p: &[f64]) -> f64 {
    let (n, deviations) = deviations(counts, p);
    let (low, high) = deviations.iter().fold((0.0_f64, 0.0_f64), |(low, high), s| (low.min(*s), high.max(*s)));
    (high - low) / n
}

/// Returns Watson's U² of grouped angles; 0 without angles.
pub(crate) fn watson_statistic(counts: &[f64], p: &[f64]) -> f64 {
    let (n, deviations) = deviations(counts, p);
    let weights = weights(p);
    let add = |terms: &mut dyn Iterator<Item = f64>| {
        let mut sum = Sum::default();
        terms.for_each(|term| sum.add(term));
        sum.value()
    };
    let mean = add(&mut weights.iter().zip(&deviations).map(|(t, s)| t * s));
    add(&mut weights.iter().zip(&deviations).map(|(t, s)| t * (s - mean) * (s - mean))) / n
}

/// Returns tⱼ, the weights of the boundaries in Watson's statistic, whose sum is 1.
pub(crate) fn weights(p: &[f64]) -> Vec<f64> {
    let p: Vec<f64> = expected(1.0, p).into_iter().map(|(high, low)| high + low).collect();
    (0..p.len()).map(|j| 0.5 * (p[j] + p[(j + 1) % p.len()])).collect()
}

/// Returns n, or 1 without angles, and the Sⱼ.
fn deviations(counts: &[f64], p: &[f64]) -> (f64, Vec<f64>) {
    let n: f64 = counts.iter().sum();
    let mut sum = Sum::default();
    let step = |(count, (high, low)): (&f64, (f64, f64))| {
        sum.add(count - high);
        sum.add(-low);
        sum.value()
    };
    let mut deviations: Vec<f64> = counts.iter().zip(expected(n, p)).map(step).collect();
    if let Some(last) = deviations.last_mut() {
        *last = 0.0;
    }
    (n.max(1.0), deviations)
}
