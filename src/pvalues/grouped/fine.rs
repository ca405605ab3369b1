//! Kuiper's distribution for many small classes: that of angles that are not grouped, corrected for the boundaries.

use super::groups::missed;
use super::plan::Plan;
use crate::pvalues::one_sample;

/// Returns the p-value of a plan for small classes.
///
/// Between boundaries the deviation would reach further at either extreme, by b(λ) − 1/6 angles on average (`groups`).
pub(crate) fn kuiper_fine(plan: &Plan) -> f64 {
    let n = plan.classes.n;
    one_sample::kuiper(n as usize, (plan.deviation + 2.0 * mean_missed(plan)) / n).p
}

/// Returns the expectation of b(λ) − 1/6 over the angles.
pub(crate) fn mean_missed(plan: &Plan) -> f64 {
    let (n, means) = (plan.classes.n, &plan.classes.means);
    means.iter().map(|mean| mean / n * (missed(*mean) - 1.0 / 6.0)).sum()
}
