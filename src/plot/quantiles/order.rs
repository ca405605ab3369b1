//! The order statistics that a quantile plot shows.

use crate::circular::observations::lane::Lane;
use crate::error::Result;
use crate::memory::alloc::{listed_in_parallel, reserved};
use crate::scalar::float::Float;
use crate::special::pivot::Pivot;
use rayon::prelude::*;

/// The largest number of angles drawn.
pub(crate) const DRAWN: usize = 1000;
/// The number of angles drawn at either end where not all are drawn.
const ENDS: usize = 50;

/// One of the sorted angles.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Statistic {
    /// The part of the total weight before the middle of this angle's own.
    pub(crate) p: f64,
    /// The deviation from the distribution's direction.
    pub(crate) deviation: f64,
}

/// Returns the order statistics that are drawn.
pub(crate) fn statistics<F: Float>(lane: Lane<'_, F>, direction: f64) -> Result<Vec<Statistic>> {
    let pivot = Pivot::from_angle(direction);
    let deviation = |&angle: &F| pivot.deviation(angle.to_f64());
    let Some(weights) = lane.weights else {
        let mut sorted = listed_in_parallel(lane.angles.par_iter().map(deviation))?;
        sorted.par_sort_unstable_by(f64::total_cmp);
        let n = sorted.len();
        let statistic = |rank: usize| Statistic { p: (rank as f64 + 0.5) / n as f64, deviation: sorted[rank] };
        return Ok(drawn_ranks(n).map(statistic).collect());
    };
    let (mut sorted, _) = reserved(&[lane.angles.len()])?;
    let pairs = lane.angles.iter().zip(weights).map(|(angle, &weight)| (deviation(angle), weight.to_f64()));
    sorted.extend(pairs.filter(|pair| pair.1 > 0.0));
    sorted.par_sort_unstable_by(|a: &(f64, f64), b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
    Ok(weighted_statistics(&sorted))
}

/// Returns those of sorted pairs of deviation and weight that are drawn.
fn weighted_statistics(sorted: &[(f64, f64)]) -> Vec<Statistic> {
    let total: f64 = sorted.iter().map(|pair| pair.1).sum();
    let (mut before, mut drawn) = (0.0, drawn_ranks(sorted.len()).peekable());
    let mut statistics = Vec::new(); // at most `DRAWN`
    for (rank, &(deviation, weight)) in sorted.iter().enumerate() {
        if drawn.next_if_eq(&rank).is_some() {
            let p = (before + 0.5 * weight) / total;
            statistics.push(Statistic { p: p.min(1.0), deviation });
        }
        before += weight;
    }
    statistics
}

/// Returns the ranks, out of n, that are drawn, in ascending order.
fn drawn_ranks(n: usize) -> impl Iterator<Item = usize> {
    let thinned = n > DRAWN;
    let rank = move |i: usize| match i {
        _ if !thinned || i < ENDS => i,
        _ if i >= DRAWN - ENDS => n - DRAWN + i,
        _ => {
            let part = ((i - ENDS) as f64 + 0.5) / (DRAWN - 2 * ENDS) as f64;
            ENDS + (part * (n - 2 * ENDS) as f64) as usize
        }
    };
    (0..n.min(DRAWN)).map(rank)
}
