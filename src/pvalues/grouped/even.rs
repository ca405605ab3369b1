//! Kuiper's distribution for classes of equal probability.
//!
//! All cuts are alike, but for ties between least deviations. These divide the circle into excursions: paths that come
//! back to 0 at their end and not before. The excursion that contains the first class has any length r and, for each, r
//! places; the other classes are a chain of excursions. So the measure is Σ r f(r) u(k − r), f that of an excursion and
//! u that of a chain, which is a sum over the length of its first excursion.

use super::legs::Legs;
use super::plan::Plan;

/// Paths by the number of classes that they take: all below n v, and those that reach it.
struct Lengths {
    near: Vec<f64>,
    far: Vec<f64>,
}

/// Returns the p-value of a plan for classes of equal probability.
pub(crate) fn even(plan: &Plan) -> f64 {
    let k = plan.classes.len();
    let excursions = excursions(plan);
    let chains = chains(&excursions);
    let term = |r: usize| {
        let all = chains.near[k - r] + chains.far[k - r];
        r as f64 * (excursions.far[r] * all + excursions.near[r] * chains.far[k - r])
    };
    (1..=k).map(term).sum::<f64>() * plan.ln_completion(plan.classes.n as i64, 0.0).exp()
}

/// Returns the measure of excursions of 0 to k classes.
fn excursions(plan: &Plan) -> Lengths {
    let (n, k) = (plan.classes.n as u128, plan.classes.len());
    let jumps = plan.jumps();
    let mut lengths = Lengths { near: vec![0.0; k + 1], far: vec![0.0; k + 1] };
    let mut legs = Legs::start();
    for r in 1..=k {
        let (level, fraction) = ((r as u128 * n / k as u128) as i64, r as u128 * n % k as u128);
        let mean = plan.classes.n * (r as f64 / k as f64);
        let high = (mean + plan.deviation).ceil() as i64 - 1;
        let low = if fraction == 0 { level } else { level + 1 };
        legs = legs.step(plan, &jumps[0], low, high, (plan.classes.n - mean).max(0.0));
        if fraction == 0 {
            (lengths.near[r], lengths.far[r]) = (legs.near.at(level), legs.far.at(level));
            legs.near = legs.near.split(level).1;
            legs.far = legs.far.split(level).1;
        }
    }
    lengths
}

/// Returns the measure of chains of excursions, of 0 to k classes; a chain reaches n v if one of its excursions does.
fn chains(excursions: &Lengths) -> Lengths {
    let k = excursions.near.len() - 1;
    let mut chains = Lengths { near: vec![0.0; k + 1], far: vec![0.0; k + 1] };
    chains.near[0] = 1.0;
    let ends: Vec<usize> = (1..=k).filter(|r| excursions.near[*r] + excursions.far[*r] > 0.0).collect();
    for length in 1..=k {
        for first in ends.iter().take_while(|first| **first <= length) {
            let (near, far) = (excursions.near[*first], excursions.far[*first]);
            let rest = length - first;
            chains.far[length] += far * (chains.near[rest] + chains.far[rest]) + near * chains.far[rest];
            chains.near[length] += near * chains.near[rest];
        }
    }
    chains
}
