//! Derivatives of the logarithm of the density, of the cumulative function and its inverse, of the entropy and of the
//! divergence, for many elements at once.
//!
//! ```text
//! ∂ ln f/∂x = −κ sin d        ∂ ln f/∂κ = cos d − A = (1 − A) − (1 − cos d)
//! ∂F/∂x = f                   ∂F/∂κ = ∓ f N(|d|), N from the engine's rows
//! dQ/dp = 1/f(Q) = R(Q)/T
//! dH/dκ = −κ A′
//! ∂KL/∂μ₁ = κ₂ A₁ sin d       ∂KL/∂κ₁ = (κ₁ − κ₂ cos d) A₁′       ∂KL/∂κ₂ = A₂ − A₁ cos d
//! ```
//!
//! Sines and 1 − cos d come from the nearer end of the half circle, so that nothing cancels but where a derivative
//! passes zero.

use super::arc::Arc;
use super::batch::{Concentrations, WORTH_A_TABLE};
use super::density::{kl_divergence, log_prob};
use super::heights::Kind;
use super::tails::{BATCH, Table, Tails};
use crate::simd::level;
use crate::special::angle::differences;
use crate::special::bessel::moments::{SHIFT, ratios, shifted_slopes, slopes, variances};
use crate::special::bessel::peak::{entropies, peaks};
use crate::special::fixed::ln;
use fearless_simd::{Simd, dispatch};
use std::f64::consts::{FRAC_PI_2, PI};

/// The square of √κ times the distance from π from which on, outwards, the density is less affected by the rounding of a
/// quantile than the ratio of tail and density is.
const NEAR_END: f64 = 0.6;

/// Returns sin d and 1 − cos d.
#[inline(always)]
pub(crate) fn sine_and_versine(deviation: f64) -> (f64, f64) {
    let arc = Arc::new(deviation.abs());
    let square = 2.0 * arc.sine * arc.sine;
    ((2.0 * arc.sine * arc.cosine).copysign(deviation), if arc.beyond { 2.0 - square } else { square })
}

/// The concentrations of a batch with what the derivatives need of each.
struct Kappas {
    kappas: [f64; BATCH],
    peaks: [f64; BATCH],
    variances: [f64; BATCH],
}

impl Kappas {
    #[inline(always)]
    fn new<S: Simd>(simd: S, kappas: &[f64]) -> Self {
        let mut all = Self { kappas: [kappas[0]; BATCH], peaks: [0.0; BATCH], variances: [0.0; BATCH] };
        all.kappas[..kappas.len()].copy_from_slice(kappas);
        peaks(simd, kappas, &mut all.peaks[..kappas.len()]);
        variances(simd, kappas, &mut all.variances[..kappas.len()]);
        all
    }

    #[inline(always)]
    fn one<S: Simd>(simd: S, kappa: f64) -> Self {
        let one = Self::new(simd, &[kappa]);
        Self { kappas: [kappa; BATCH], peaks: [one.peaks[0]; BATCH], variances: [one.variances[0]; BATCH] }
    }

    /// Returns the one concentration for every element, or the first, which those of each batch will replace.
    #[inline(always)]
    fn of<S: Simd>(simd: S, concentrations: Concentrations<'_>) -> Self {
        match concentrations {
            Concentrations::One(kappa) => Self::one(simd, kappa),
            Concentrations::Each(kappas) => Self::one(simd, kappas[0]),
        }
    }

    /// Replaces the peaks by their logarithms.
    #[inline(always)]
    fn with_log_peaks(mut self) -> Self {
        for peak in &mut self.peaks {
            *peak = ln(*peak);
        }
        self
    }
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

/// What a thread needs for derivatives of cumulative functions, made for the first and kept from block to block: it takes
/// 30 kB.
#[derive(Default)]
pub(crate) struct Work(Option<Box<(Tails, Table, Table)>>);

/// Computes the cumulative function of each element, and its derivatives in x and in κ.
pub(crate) fn cdfs(
    Work(work): &mut Work,
    xs: &[f64],
    locs: &[f64],
    concentrations: Concentrations<'_>,
    [values, in_x, in_kappa]: [&mut [f64]; 3],
) {
    let (tails, ratios, slopes) = &mut **work.get_or_insert_default();
    dispatch!(level::current(), simd => {
        let (mut all, mut tables) = (Kappas::of(simd, concentrations), None);
        if let Concentrations::One(kappa) = concentrations {
            tails.set_each(&all.kappas);
            if values.len() >= WORTH_A_TABLE {
                ratios.set(simd, Kind::Ratio, kappa);
                slopes.set(simd, Kind::Slope, kappa);
                tables = Some((&*ratios, &*slopes));
            }
        }
        let outputs = values.chunks_mut(BATCH).zip(in_x.chunks_mut(BATCH)).zip(in_kappa.chunks_mut(BATCH));
        for (first, ((values, in_x), in_kappa)) in (0..).step_by(BATCH).zip(outputs) {
            if let Concentrations::Each(kappas) = concentrations {
                let kappas = &kappas[first..first + values.len()];
                all = Kappas::new(simd, kappas);
                tails.set_each(kappas);
            }
            differences(&xs[first..], &locs[first..], values);
            tails.solve(simd, tables.map(|(ratios, _)| ratios), values);
            tails.slopes(simd, tables.map(|(_, slopes)| slopes), values, &all.variances, in_kappa);
            let slots = values.iter_mut().zip(in_x.iter_mut()).zip(in_kappa.iter_mut());
            for (i, ((value, in_x), in_kappa)) in (0..BATCH).zip(slots) {
                let (deviation, tail) = (*value, tails.tail(i));
                *value = tail.below(deviation);
                *in_x = tail.scaled(all.peaks[i]);
                *in_kappa = tail.scaled(*in_kappa).copysign(deviation);
            }
        }
    });
}

/// Computes the derivative of each centred quantile in its probability, 1/f.
///
/// Since f = T/R, and R changes less with the quantile than f does, its rounding error counts less in R. Near π it is the
/// other way round: with u = √κ (π − |Q|) the error is multiplied by about √κ (1/u − 2u/3) in R and by √κ u in f.
pub(crate) fn reciprocal_densities(
    Work(work): &mut Work,
    probabilities: &[f64],
    quantiles: &[f64],
    concentrations: Concentrations<'_>,
    values: &mut [f64],
) {
    let (tails, ratios, _) = &mut **work.get_or_insert_default();
    dispatch!(level::current(), simd => {
        let (mut all, mut table) = (Kappas::of(simd, concentrations), None);
        if let Concentrations::One(kappa) = concentrations {
            tails.set_each(&all.kappas);
            if values.len() >= WORTH_A_TABLE {
                ratios.set(simd, Kind::Ratio, kappa);
                table = Some(&*ratios);
            }
        }
        let chunks = probabilities.chunks(BATCH).zip(quantiles.chunks(BATCH));
        for (first, (values, (probabilities, quantiles))) in
            (0..).step_by(BATCH).zip(values.chunks_mut(BATCH).zip(chunks))
        {
            if let Concentrations::Each(kappas) = concentrations {
                let kappas = &kappas[first..first + values.len()];
                all = Kappas::new(simd, kappas);
                tails.set_each(kappas);
            }
            tails.solve(simd, table, quantiles);
            for (i, value) in (0..BATCH).zip(values) {
                let (tail, p) = (tails.tail(i), probabilities[i]);
                let from_ratio = tail.ratio / (all.peaks[i] * p.min(1.0 - p));
                let from_density = 1.0 / tail.scaled(all.peaks[i]);
                let from_end = PI - quantiles[i].abs();
                let near_end = from_end < FRAC_PI_2 && all.kappas[i] * from_end * from_end < NEAR_END;
                *value = if near_end { from_density } else { from_ratio };
            }
        }
    });
}

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
