//! Classes for the limit of many angles, in which neighbouring small classes are put together.
//!
//! A path that is observed at the boundaries of classes misses part of its extremes: as if the barrier were further
//! away by b(λ) angles, λ the number expected in a class. For large λ it is 0.5826 √λ (Siegmund 1985); for small λ it
//! is 1/6 + λ/2, where 1/6 is half the amount by which a Poisson process overshoots, and λ/2 follows from Spitzer's
//! identity. What is between is within 0.01 of the greater of the two, but for whole λ.

use super::classes::Classes;

/// The most groups of classes.
const MOST: usize = 120;
/// A smaller share of the angles is not a class of its own.
const LEAST: f64 = 1e-3;

/// A share of the angles that is too small for the nodes of the recursions to resolve its step.
const TINY: f64 = 1e-4;

/// A group of classes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Group {
    /// The share of angles that are expected.
    pub(crate) share: f64,
    /// The expected number of angles up to its upper boundary.
    pub(crate) bound: f64,
    /// Whether it is one class.
    pub(crate) is_single: bool,
    /// By how many angles nearer a barrier has to be because fewer boundaries are observed.
    pub(crate) shift: f64,
}

/// Returns groups of consecutive classes, few enough for the recursions.
pub(crate) fn groups(classes: &Classes) -> Vec<Group> {
    let (n, k) = (classes.n, classes.len());
    let least = if k <= MOST { LEAST } else { (2.0 / MOST as f64).max(LEAST) } * n;
    let tiny = TINY * n;
    let mut groups = Vec::new();
    let mut first = 0;
    while first < k {
        let mut last = first;
        let mut sum = classes.means[first];
        while last + 1 < k && (sum < tiny || classes.rests[last] < tiny || sum + classes.means[last + 1] <= least) {
            last += 1;
            sum += classes.means[last];
        }
        groups.push(group(classes, first, last, sum));
        first = last + 1;
    }
    groups
}

/// Returns the group of the classes `first` to `last`.
fn group(classes: &Classes, first: usize, last: usize, sum: f64) -> Group {
    let means = &classes.means[first..=last];
    let fine = means.iter().map(|mean| mean * missed(*mean)).sum::<f64>() / sum;
    let is_single = first == last;
    let shift = if is_single { 0.0 } else { missed(sum) - fine };
    Group { share: sum / classes.n, bound: classes.bounds[last], is_single, shift }
}

/// Returns b(λ).
pub(crate) fn missed(mean: f64) -> f64 {
    if mean < 0.34 { 1.0 / 6.0 + 0.5 * mean } else { 0.582_597 * mean.sqrt() }
}
