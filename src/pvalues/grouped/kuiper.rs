//! The null distribution of Kuiper's V of grouped angles.
//!
//! Cut the circle at the boundary where the deviation is least, at the first of them if there are several. From there
//! the deviation stays at or above 0 and comes back to 0. With counts as in `kolmogorov`, P(V ≥ v) is the sum over the
//! boundaries of the probability of such paths that reach n v on the way: all terms are positive.
//!
//! | range | method | cost |
//! | --- | --- | --- |
//! | up to 6·10⁹ multiplications, equal classes | exact (`even`) | 0.15 s for n = 10⁵, 1440 classes |
//! | the same, others (n = 5000, 360 classes; 10⁵, 36) | exact (`rotations`) | 1.3 s at most |
//! | small classes: their boundaries miss at most 0.17 n^(−1/4) of an extreme, in units of √n | `fine` | 5 µs |
//! | otherwise | the limit for many angles (`turns`) | 0.7 s at most |
//!
//! Measured against enumeration of all outcomes (up to 12 angles in up to 6 classes, equal or not): relative error
//! below 1e-12. Approximations against exact values where they take over, p ≥ 1e-4, for equal and von Mises classes:
//! relative error below 4e-3 (`turns`, n ≥ 5000) and 1 % (`fine`; 5 % for n = 50, κ = 50). With more than 120 classes
//! whose neighbours differ a hundredfold, 10 %.

use super::classes::Classes;
use super::even::even;
use super::fine::{kuiper_fine, mean_missed};
use super::plan::{BUDGET, Plan};
use super::rotations::rotations;
use super::turns::kuiper_limit;
use crate::pvalues::pvalue::PValue;

/// Returns P(V ≥ `statistic`) for n angles in classes with probabilities `p`.
pub(crate) fn kuiper(n: u64, p: &[f64], statistic: f64) -> PValue {
    let classes = Classes::new(n, p);
    let deviation = classes.n * statistic;
    let deviation = deviation - classes.tolerance(deviation);
    if deviation.is_nan() || deviation <= 0.0 {
        return PValue::ONE;
    }
    // Hoeffding's bound for one pair of boundaries, times their number.
    let ln_bound = 2.0 * (classes.len() as f64).ln() - 2.0 * deviation * (deviation / classes.n);
    if classes.len() < 2 || deviation > classes.n || ln_bound < -745.0 {
        return PValue::exact(0.0);
    }
    let plan = Plan::new(classes, deviation);
    let turns = if plan.classes.is_even { 1.0 } else { plan.classes.len() as f64 };
    if turns * plan.cost(width(&plan)) > BUDGET {
        return PValue::approximate(approximate(&plan));
    }
    PValue::exact(if plan.classes.is_even { even(&plan) } else { rotations(&plan) })
}

/// Returns about how many counts the paths of one rotation go through: those below n v and those above.
pub(super) fn width(plan: &Plan) -> f64 {
    let n = plan.classes.n;
    let above = (-0.5 * plan.least * n).sqrt().min(n);
    plan.deviation + (above - 0.5 * plan.deviation).max(0.0)
}

/// Returns the p-value by what is better: the limit for many angles, or that for small classes.
fn approximate(plan: &Plan) -> f64 {
    // The one errs with the square of what boundaries miss, in units of √n, the other with n^(−1/2).
    let root = plan.classes.n.sqrt();
    let fine = mean_missed(plan) / root <= 0.17 / root.sqrt();
    if fine { kuiper_fine(plan) } else { kuiper_limit(plan) }
}
