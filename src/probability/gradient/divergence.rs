//! Derivatives of the Kullback–Leibler divergence.

use super::density::sine_and_versine;
use crate::probability::density::kl_divergence;
use crate::probability::tails::BATCH;
use crate::simd::level;
use crate::special::angle::differences;
use crate::special::bessel::moments::{SHIFT, ratios, shifted_slopes, variances};
use fearless_simd::dispatch;

/// The parameters of the pairs of distributions of a block.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pairs<'a> {
    pub(crate) locs: &'a [f64],
    pub(crate) kappas: &'a [f64],
    pub(crate) other_locs: &'a [f64],
    pub(crate) other_kappas: &'a [f64],
}

/// Computes the divergence of each pair.
pub(crate) fn divergences(Pairs { locs, kappas, other_locs, other_kappas }: Pairs<'_>, values: &mut [f64]) {
    dispatch!(level::current(), _simd => differences(locs, other_locs, values));
    for (value, (&kappa, &other)) in values.iter_mut().zip(kappas.iter().zip(other_kappas)) {
        *value = kl_divergence(kappa, *value, other);
    }
}

/// Computes the divergence of each pair, and its derivatives in the first location and in both concentrations.
pub(crate) fn divergences_with_gradients(pairs: Pairs<'_>, [values, in_loc, in_kappa, in_other]: [&mut [f64]; 4]) {
    let Pairs { locs, kappas, other_locs, other_kappas } = pairs;
    let [mut ratio, mut variance, mut slope, mut other_ratio, mut other_variance] = [[0.0; BATCH]; 5];
    dispatch!(level::current(), simd => {
        differences(locs, other_locs, in_loc);
        for first in (0..values.len()).step_by(BATCH) {
            let range = first..values.len().min(first + BATCH);
            let (kappas, others) = (&kappas[range.clone()], &other_kappas[range.clone()]);
            ratios(simd, kappas, &mut ratio[..kappas.len()]);
            variances(simd, kappas, &mut variance[..kappas.len()]);
            shifted_slopes(simd, kappas, &mut slope[..kappas.len()]);
            ratios(simd, others, &mut other_ratio[..kappas.len()]);
            variances(simd, others, &mut other_variance[..kappas.len()]);
            for (i, at) in range.enumerate() {
                let (kappa, other, deviation) = (kappas[i], others[i], in_loc[at]);
                let (sine, versine) = sine_and_versine(deviation);
                // The difference of ratios, from whichever of A and 1 − A is small.
                let by_ratio = other_ratio[i] - ratio[i];
                let by_variance = variance[i] - other_variance[i];
                let gap = if kappa.min(other) < 1.0 { by_ratio } else { by_variance };
                values[at] = kl_divergence(kappa, deviation, other);
                in_loc[at] = ratio[i] * other * sine; // no factor underflows before the whole
                let shifted = kappa + SHIFT;
                in_kappa[at] = slope[i] * ((kappa - other) / shifted + other / shifted * versine);
                in_other[at] = gap + ratio[i] * versine;
            }
        }
    });
}
