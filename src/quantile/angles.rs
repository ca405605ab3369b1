//! Angles from probabilities: quantiles about a location, in `f64` and not wrapped.

use super::batch::Batch;
use super::table::quantile_without_table;
use super::tail::Tail;
use super::task::Task;
use std::f64::consts::PI;

/// The quantiles of a block of probabilities, added to their locations or, for an upper tail, subtracted from them.
#[derive(Clone, Copy)]
pub(crate) struct Quantiles<'a> {
    pub(crate) probabilities: &'a [f64],
    pub(crate) locs: &'a [f64],
    pub(crate) upper: bool,
}

impl Task<f64> for Quantiles<'_> {
    #[inline(always)]
    fn set_tails<const N: usize>(self, first: usize, batch: &mut Batch<f64, N>) {
        let mut probabilities = [0.5; N];
        probabilities.iter_mut().zip(&self.probabilities[first..]).for_each(|(slot, &p)| *slot = p);
        batch.set(|i| Tail::from_probability(probabilities[i]));
    }

    #[inline(always)]
    fn finish<const N: usize>(self, first: usize, deviations: &[f64; N], angles: &mut [f64]) {
        let inputs = self.probabilities[first..].iter().zip(&self.locs[first..]).zip(deviations);
        for (angle, ((&p, &loc), &deviation)) in angles.iter_mut().zip(inputs) {
            let quantile = with_exact_ends(p, deviation);
            *angle = if self.upper { loc - quantile } else { loc + quantile };
        }
    }
}

/// Returns the centred quantile of the probability p, in [−PI, PI].
pub(crate) fn quantile(kappa: f64, p: f64) -> f64 {
    with_exact_ends(p, quantile_without_table(kappa, Tail::from_probability(p)))
}

/// Returns a deviation limited to [−PI, PI], and exactly these ends for the probabilities 0 and 1.
#[inline(always)]
fn with_exact_ends(p: f64, deviation: f64) -> f64 {
    let inside = deviation.clamp(-PI, PI);
    if p == 0.0 {
        -PI
    } else if p == 1.0 {
        PI
    } else {
        inside
    }
}
