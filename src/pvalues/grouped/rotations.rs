//! Kuiper's distribution for classes of any probabilities: a sum over the boundary where the deviation is least.

use super::legs::Legs;
use super::plan::Plan;
use super::poisson::Jumps;
use rayon::prelude::*;

/// Returns the p-value of a plan, one rotation of the circle after the other.
pub(crate) fn rotations(plan: &Plan) -> f64 {
    let jumps = plan.jumps();
    let (k, n) = (plan.classes.len(), plan.classes.n);
    let turn = |m: usize| {
        // The least deviation is at the upper boundary of class m, so the next class must have an angle.
        let next = plan.classes.means[(m + 1) % k];
        if next.ln() + plan.ln_completion(n as i64, 0.0) < plan.least { 0.0 } else { rotation(plan, &jumps, m) }
    };
    (0..k).into_par_iter().map(turn).collect::<Vec<f64>>().iter().sum::<f64>() * plan.ln_completion(n as i64, 0.0).exp()
}

/// Returns the measure of paths whose first least deviation is at the upper boundary of class m.
fn rotation(plan: &Plan, jumps: &[Jumps], m: usize) -> f64 {
    let (k, n, bounds) = (plan.classes.len(), plan.classes.n, &plan.classes.bounds);
    let from = bounds[m];
    let mut legs = Legs::start();
    for r in 1..=k {
        let j = (m + r) % k;
        let is_turned = m + r >= k; // class j comes before class m, or is class m at the end
        let turn = if is_turned { n as i64 } else { 0 };
        let level = turn + if is_turned && j != m { above(bounds[j], from) } else { at_least(bounds[j], from) };
        let mean = bounds[j] - from + turn as f64;
        let high = (mean + plan.deviation).ceil() as i64 - 1;
        legs = legs.step(plan, &jumps[j % jumps.len()], level, high, (n - mean).max(0.0));
        if legs.near.mass.is_empty() && legs.far.mass.is_empty() {
            return 0.0;
        }
    }
    legs.far.at(n as i64)
}

/// Returns the least whole number ≥ x − y, without rounding: so of two boundaries exactly one is the first least one.
fn at_least(x: f64, y: f64) -> i64 {
    let (difference, rest) = exact_difference(x, y);
    let whole = difference.ceil();
    let beyond = whole == difference && rest > 0.0;
    whole as i64 + i64::from(beyond)
}

/// Returns the least whole number > x − y, without rounding.
fn above(x: f64, y: f64) -> i64 {
    let (difference, rest) = exact_difference(x, y);
    let whole = difference.floor();
    let below = whole == difference && rest < 0.0;
    whole as i64 + i64::from(!below)
}

/// Returns x − y as an unevaluated sum.
fn exact_difference(x: f64, y: f64) -> (f64, f64) {
    let difference = x - y;
    let part = x - difference;
    (difference, (x - (difference + part)) + (part - y))
}
