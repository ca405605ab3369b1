//! Derivatives of the logarithm of the density.

use super::kappas::Kappas;
use crate::probability::arc::Arc;
use crate::probability::batch::Concentrations;
use crate::probability::density::log_prob;
use crate::probability::tails::BATCH;
use crate::simd::level;
use crate::special::angle::differences;
use fearless_simd::dispatch;

/// Returns sin d and 1 − cos d.
#[inline(always)]
pub(crate) fn sine_and_versine(deviation: f64) -> (f64, f64) {
    let arc = Arc::new(deviation.abs());
    let square = 2.0 * arc.sine * arc.sine;
    ((2.0 * arc.sine * arc.cosine).copysign(deviation), if arc.beyond { 2.0 - square } else { square })
}

/// Computes ln f of each element, and its derivatives in x and in κ.
pub(crate) fn log_probs(
    xs: &[f64],
    locs: &[f64],
    concentrations: Concentrations<'_>,
    [values, in_x, in_kappa]: [&mut [f64]; 3],
) {
    dispatch!(level::current(), simd => {
        let mut all = Kappas::of(simd, concentrations).with_log_peaks();
        let outputs = values.chunks_mut(BATCH).zip(in_x.chunks_mut(BATCH)).zip(in_kappa.chunks_mut(BATCH));
        for (first, ((values, in_x), in_kappa)) in (0..).step_by(BATCH).zip(outputs) {
            if let Concentrations::Each(kappas) = concentrations {
                all = Kappas::new(simd, &kappas[first..first + values.len()]).with_log_peaks();
            }
            differences(&xs[first..], &locs[first..], values);
            let slots = values.iter_mut().zip(in_x.iter_mut()).zip(in_kappa.iter_mut());
            for (i, ((value, in_x), in_kappa)) in (0..BATCH).zip(slots) {
                let (sine, versine) = sine_and_versine(*value);
                *in_x = -all.kappas[i] * sine;
                *in_kappa = all.variances[i] - versine;
                *value = log_prob(*value, all.kappas[i], all.peaks[i]);
            }
        }
    });
}
