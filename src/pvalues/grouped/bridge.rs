//! Kolmogorov's distribution for more angles than exact recursions can take: the limit for many angles.
//!
//! Deviations become a Brownian bridge observed at the boundaries of classes. As in the exact recursion, first exits
//! are summed; densities are held at the nodes of Gauss–Legendre rules. Counts are whole: at each boundary the barrier
//! is half way between the last count inside and the first outside.

use super::groups::{Group, groups};
use super::plan::Plan;
use super::rules::{Rules, normal_density, normal_tail};
use std::f64::consts::TAU;

/// Returns the limit of Kolmogorov's p-value of a plan.
pub(crate) fn kolmogorov_limit(plan: &Plan) -> f64 {
    let groups = groups(&plan.classes);
    let mut rules = Rules::default();
    let mut states = vec![(0.0, 1.0)]; // deviations, in units of √n, and measures
    let (mut p, mut rest) = (0.0, 1.0);
    for pair in groups.windows(2) {
        let (step, next) = (pair[0].share, pair[1].share);
        rest -= step;
        let (low, high) = barriers(plan, pair[0], pair[1]);
        p += exits(&states, low, high, step, rest);
        let arrive = |(place, weight): (f64, f64)| {
            let density: f64 = states.iter().map(|(from, mass)| mass * normal_density(place - from, step)).sum();
            (place, weight * density)
        };
        states = rules.nodes(low, high, step.min(next).sqrt()).into_iter().map(arrive).collect();
    }
    p
}

/// Returns the barriers at the boundary between two groups.
fn barriers(plan: &Plan, below: Group, above: Group) -> (f64, f64) {
    let root = plan.classes.n.sqrt();
    let shift = 0.5 * (below.shift + above.shift);
    let (mut low, mut high) = (shift - plan.deviation, plan.deviation - shift);
    if below.is_single && above.is_single {
        low = (below.bound - plan.deviation).floor() + 0.5 - below.bound;
        high = (below.bound + plan.deviation).ceil() - 0.5 - below.bound;
    }
    (low / root, high / root)
}

/// Returns the probability of leaving in this step, and of being back at 0 at the end.
fn exits(states: &[(f64, f64)], low: f64, high: f64, step: f64, rest: f64) -> f64 {
    let rest = rest.max(1e-300);
    let total = step + rest;
    let (share, deviation) = (rest / total, (step * rest / total).sqrt());
    let exit = |(place, mass): &(f64, f64)| {
        let mean = place * share;
        let outside = normal_tail((high - mean) / deviation) + normal_tail((mean - low) / deviation);
        mass * normal_density(*place, total) * outside
    };
    states.iter().map(exit).sum::<f64>() * TAU.sqrt()
}
