//! The derivative of the entropy, and the Fisher information.

use crate::probability::tails::BATCH;
use crate::simd::level;
use crate::special::bessel::moments::{SHIFT, ratios, shifted_slopes, slopes};
use crate::special::bessel::peak::{entropies, peaks};
use fearless_simd::dispatch;

/// Computes the entropy of each concentration, and its derivative.
pub(crate) fn entropies_with_slopes(kappas: &[f64], [values, slopes_of_entropy]: [&mut [f64]; 2]) {
    let mut buffer = [0.0; BATCH];
    dispatch!(level::current(), simd => {
        let outputs = values.chunks_mut(BATCH).zip(slopes_of_entropy.chunks_mut(BATCH));
        for (kappas, (values, derivatives)) in kappas.chunks(BATCH).zip(outputs) {
            peaks(simd, kappas, &mut buffer[..kappas.len()]);
            entropies(simd, kappas, &buffer, values);
            shifted_slopes(simd, kappas, derivatives);
            for (derivative, &kappa) in derivatives.iter_mut().zip(kappas) {
                *derivative *= -(kappa / (kappa + SHIFT));
            }
        }
    });
}

/// Computes the Fisher information of the location, κ A, and of the concentration, A′.
pub(crate) fn fisher(kappas: &[f64], [of_loc, of_kappa]: [&mut [f64]; 2]) {
    dispatch!(level::current(), simd => {
        ratios(simd, kappas, of_loc);
        slopes(simd, kappas, of_kappa);
        for (of_loc, &kappa) in of_loc.iter_mut().zip(kappas) {
            *of_loc *= kappa;
        }
    });
}
