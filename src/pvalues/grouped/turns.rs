//! Kuiper's distribution for more angles than exact recursions can take: the limit for many angles.
//!
//! Deviations become a Brownian bridge observed at the boundaries of classes (`bridge`), and the sum is over the
//! boundary where it is least, as in the exact recursion: from there paths stay above 0, and have or have not reached
//! v.

use super::groups::{Group, groups};
use super::plan::Plan;
use super::rules::{Rules, normal_density};
use std::f64::consts::TAU;

/// Returns the limit of Kuiper's p-value of a plan.
pub(crate) fn kuiper_limit(plan: &Plan) -> f64 {
    let groups = groups(&plan.classes);
    let mut rules = Rules::default();
    let even = plan.classes.is_even && groups.len() == plan.classes.len();
    let sum = if even {
        // Half of the boundaries are earlier, so half of the ties count.
        groups.len() as f64 * turn(plan, &groups, groups.len() / 2, &mut rules)
    } else {
        (0..groups.len()).map(|m| turn(plan, &groups, m, &mut rules)).sum()
    };
    sum * TAU.sqrt()
}

/// Nodes and the measures there, of all paths and of those that have not reached v.
#[derive(Default)]
struct States {
    /// Below v: place, measure of paths that have not, and that have reached v.
    low: Vec<(f64, f64, f64)>,
    /// Above v: place and measure.
    high: Vec<(f64, f64)>,
}

/// Returns the measure of the paths whose least deviation is at the upper boundary of group m.
fn turn(plan: &Plan, groups: &[Group], m: usize, rules: &mut Rules) -> f64 {
    let k = groups.len();
    let v = plan.deviation / plan.classes.n.sqrt();
    let top = (v * v + 12.0).sqrt(); // higher paths have a share of exp(−24)
    let mut states = States { low: vec![(0.0, 1.0, 0.0)], high: Vec::new() };
    for r in 1..k {
        let (step, next) = (groups[(m + r) % k].share, groups[(m + r + 1) % k].share);
        let (floor, barrier) = barriers(plan, groups, m, (m + r) % k);
        let width = step.min(next).sqrt();
        states = states.step(rules, [floor, barrier.max(floor), top.max(barrier)], step, width, v);
    }
    let step = groups[m].share;
    let low: f64 = states.low.iter().map(|(place, _, far)| far * normal_density(*place, step)).sum();
    let high: f64 = states.high.iter().map(|(place, far)| far * normal_density(*place, step)).sum();
    low + high
}

impl States {
    /// Returns the states one group later, at nodes for kernels of this width, between the floor, the barrier and the
    /// top.
    fn step(&self, rules: &mut Rules, bounds: [f64; 3], variance: f64, width: f64, v: f64) -> Self {
        let reach = (variance * 2.0 * (2.0 * v * v + 36.0)).sqrt(); // further jumps are negligible beside the p-value
        let arrive = |place: f64| {
            let (mut near, mut far) = (0.0, 0.0);
            let start = self.low.partition_point(|state| state.0 < place - reach);
            for (from, here, there) in self.low[start..].iter().take_while(|state| state.0 <= place + reach) {
                let kernel = normal_density(place - from, variance);
                near += kernel * here;
                far += kernel * there;
            }
            let start = self.high.partition_point(|state| state.0 < place - reach);
            for (from, there) in self.high[start..].iter().take_while(|state| state.0 <= place + reach) {
                far += normal_density(place - from, variance) * there;
            }
            (near, far)
        };
        let [floor, barrier, top] = bounds;
        let low = rules.nodes(floor, barrier, width).into_iter().map(|(place, weight)| {
            let (near, far) = arrive(place);
            (place, weight * near, weight * far)
        });
        let low = low.collect();
        let high = rules.nodes(barrier, top, width).into_iter().map(|(place, weight)| {
            let (near, far) = arrive(place);
            (place, weight * (near + far))
        });
        Self { low, high: high.collect() }
    }
}

/// Returns the floor and the barrier at the upper boundary of group j, from that of group m.
fn barriers(plan: &Plan, groups: &[Group], m: usize, j: usize) -> (f64, f64) {
    let (k, n) = (groups.len(), plan.classes.n);
    let root = n.sqrt();
    let ends = [groups[m], groups[(m + 1) % k], groups[j], groups[(j + 1) % k]];
    if !ends.iter().all(|group| group.is_single) {
        let shift: f64 = ends.iter().map(|group| 0.5 * group.shift).sum();
        return (0.0, (plan.deviation - shift) / root);
    }
    let mean = groups[j].bound - groups[m].bound;
    // Ties with an earlier boundary count for that one.
    let tolerance = 1e-15 * n;
    let least = if j < m { (mean + tolerance).floor() + 1.0 } else { (mean - tolerance).ceil() };
    let barrier = (mean + plan.deviation).ceil();
    ((least - 0.5 - mean) / root, (barrier - 0.5 - mean) / root)
}
