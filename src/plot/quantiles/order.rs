//! Some of the angles in rising order, and where theory expects them.

use crate::circular::observations::lane::Lane;
use crate::error::Result;
use crate::memory::alloc::reserved;
use crate::scalar::float::Float;
use crate::special::pivot::Pivot;
use rayon::prelude::*;

/// Angles that are drawn, and those of them at either end.
pub(crate) const DRAWN: usize = 1000;
const ENDS: usize = 50;
/// The normal distribution's quantile for a tail of 2.5 %.
const NORMAL: f64 = 1.959_963_984_540_054;

/// An angle: the part of the weight before the middle of it, and its deviation.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Statistic {
    pub(crate) p: f64,
    pub(crate) deviation: f64,
}

/// The order statistics that are drawn.
pub(crate) fn statistics<F: Float>(lane: Lane<'_, F>, direction: f64) -> Result<Vec<Statistic>> {
    let pivot = Pivot::from_angle(direction);
    let deviation = |&angle: &F| pivot.deviation(angle.to_f64());
    let Some(weights) = lane.weights else {
        let (mut sorted, n) = reserved(&[lane.angles.len()])?;
        sorted.par_extend(lane.angles.par_iter().map(deviation));
        sorted.par_sort_unstable_by(f64::total_cmp);
        let at = |rank: usize| Statistic { p: (rank as f64 + 0.5) / n as f64, deviation: sorted[rank] };
        return Ok(drawn(n).map(at).collect());
    };
    let (mut sorted, _) = reserved(&[lane.angles.len()])?;
    let pairs = lane.angles.iter().zip(weights).map(|(angle, &weight)| (deviation(angle), weight.to_f64()));
    sorted.extend(pairs.filter(|pair| pair.1 > 0.0));
    sorted.par_sort_unstable_by(|a: &(f64, f64), b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
    Ok(of_weighted(&sorted))
}

fn of_weighted(sorted: &[(f64, f64)]) -> Vec<Statistic> {
    let total: f64 = sorted.iter().map(|pair| pair.1).sum();
    let mut before = 0.0;
    let all = sorted.iter().map(|&(deviation, weight)| {
        let p = (before + 0.5 * weight) / total;
        before += weight;
        Statistic { p: p.min(1.0), deviation }
    });
    let all: Vec<_> = all.collect();
    drawn(all.len()).map(|rank| all[rank]).collect()
}

/// The ranks of those that are drawn, out of n.
fn drawn(n: usize) -> impl Iterator<Item = usize> {
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

/// Probabilities between which the order statistic at p, of n uniform numbers, lies with 95 %.
pub(crate) fn band(p: f64, n: f64) -> [f64; 2] {
    let a = (n * p + 0.5).clamp(1.0, n.max(1.0));
    let b = (n + 1.0 - a).max(1.0);
    [1.0, -1.0].map(|side| beta_quantile(a, b, side * NORMAL))
}

/// The quantile of the beta distribution where the upper tail of the normal distribution is that of y: exact for a = 1
/// or b = 1, else Abramowitz & Stegun's 26.5.22.
fn beta_quantile(a: f64, b: f64, y: f64) -> f64 {
    let p: f64 = if y > 0.0 { 0.025 } else { 0.975 };
    if a == 1.0 {
        return -((-p).ln_1p() / b).exp_m1();
    }
    if b == 1.0 {
        return p.powf(1.0 / a);
    }
    let (of_a, of_b) = (1.0 / (2.0 * a - 1.0), 1.0 / (2.0 * b - 1.0));
    let (h, l) = (2.0 / (of_a + of_b), (y * y - 3.0) / 6.0);
    let w = y * (h + l).sqrt() / h - (of_b - of_a) * (l + 5.0 / 6.0 - 2.0 / (3.0 * h));
    a / (a + b * (2.0 * w).exp())
}
