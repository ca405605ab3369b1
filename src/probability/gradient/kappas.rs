//! The concentrations of a batch, and what derivatives need of each.

use crate::probability::batch::Concentrations;
use crate::probability::tails::BATCH;
use crate::special::bessel::moments::variances;
use crate::special::bessel::peak::peaks;
use crate::special::fixed::ln;
use fearless_simd::Simd;

/// The concentrations of a batch with what the derivatives need of each.
pub(super) struct Kappas {
    pub(super) kappas: [f64; BATCH],
    pub(super) peaks: [f64; BATCH],
    pub(super) variances: [f64; BATCH],
}

impl Kappas {
    #[inline(always)]
    pub(super) fn new<S: Simd>(simd: S, kappas: &[f64]) -> Self {
        let mut all = Self { kappas: [kappas[0]; BATCH], peaks: [0.0; BATCH], variances: [0.0; BATCH] };
        all.kappas[..kappas.len()].copy_from_slice(kappas);
        peaks(simd, kappas, &mut all.peaks[..kappas.len()]);
        variances(simd, kappas, &mut all.variances[..kappas.len()]);
        all
    }

    #[inline(always)]
    pub(super) fn one<S: Simd>(simd: S, kappa: f64) -> Self {
        let one = Self::new(simd, &[kappa]);
        Self { kappas: [kappa; BATCH], peaks: [one.peaks[0]; BATCH], variances: [one.variances[0]; BATCH] }
    }

    /// Returns the one concentration for every element, or the first, which those of each batch will replace.
    #[inline(always)]
    pub(super) fn of<S: Simd>(simd: S, concentrations: Concentrations<'_>) -> Self {
        match concentrations {
            Concentrations::One(kappa) => Self::one(simd, kappa),
            Concentrations::Each(kappas) => Self::one(simd, kappas[0]),
        }
    }

    /// Replaces the peaks by their logarithms.
    #[inline(always)]
    pub(super) fn with_log_peaks(mut self) -> Self {
        for peak in &mut self.peaks {
            *peak = ln(*peak);
        }
        self
    }
}
