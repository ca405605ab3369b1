//! Derivatives of the cumulative function and of its inverse.

use super::kappas::Kappas;
use crate::probability::batch::{Concentrations, WORTH_A_TABLE};
use crate::probability::heights::Kind;
use crate::probability::tails::{BATCH, Table, Tails};
use crate::simd::level;
use crate::special::angle::differences;
use fearless_simd::{Simd, dispatch};
use std::f64::consts::{FRAC_PI_2, PI};

/// The square of √κ times the distance from π from which on, outwards, the density is less affected by the rounding of a
/// quantile than the ratio of tail and density is.
const NEAR_END: f64 = 0.6;

/// What a thread needs, made for the first call and kept from block to block: it takes 30 kB.
#[derive(Default)]
pub(crate) struct Work(Option<Box<Engine>>);

/// Tails with the tables of one concentration.
#[derive(Default)]
struct Engine {
    tails: Tails,
    ratios: Table,
    slopes: Table,
    /// Whether all elements have the concentration of the tables.
    has_tables: bool,
}

impl Engine {
    /// Prepares for so many elements, with tables of these kinds where one concentration makes them worth it.
    #[inline(always)]
    fn prepare<S: Simd>(
        &mut self,
        simd: S,
        kinds: &[Kind],
        concentrations: Concentrations<'_>,
        count: usize,
    ) -> Kappas {
        let all = Kappas::of(simd, concentrations);
        self.has_tables = false;
        if let Concentrations::One(kappa) = concentrations {
            self.tails.set_each(&all.kappas);
            self.has_tables = count >= WORTH_A_TABLE;
            for kind in kinds.iter().filter(|_| self.has_tables) {
                match kind {
                    Kind::Ratio => self.ratios.set(simd, Kind::Ratio, kappa),
                    Kind::Slope => self.slopes.set(simd, Kind::Slope, kappa),
                }
            }
        }
        all
    }

    /// Sets the concentrations of so many elements from `first` on, if they have their own.
    #[inline(always)]
    fn advance<S: Simd>(
        &mut self,
        simd: S,
        concentrations: Concentrations<'_>,
        first: usize,
        count: usize,
        all: &mut Kappas,
    ) {
        if let Concentrations::Each(kappas) = concentrations {
            let kappas = &kappas[first..first + count];
            *all = Kappas::new(simd, kappas);
            self.tails.set_each(kappas);
        }
    }

    /// Finds the tails of deviations.
    #[inline(always)]
    fn solve<S: Simd>(&mut self, simd: S, deviations: &[f64]) {
        self.tails.solve(simd, self.has_tables.then_some(&self.ratios), deviations);
    }

    /// Computes minus the derivatives of those tails in κ, divided as the ratios are.
    #[inline(always)]
    fn slopes<S: Simd>(&self, simd: S, deviations: &[f64], all: &Kappas, slopes: &mut [f64]) {
        self.tails.slopes(simd, self.has_tables.then_some(&self.slopes), deviations, &all.variances, slopes);
    }
}

/// Computes the cumulative function of each element, and its derivatives in x and in κ.
pub(crate) fn cdfs(
    Work(work): &mut Work,
    xs: &[f64],
    locs: &[f64],
    concentrations: Concentrations<'_>,
    [values, in_x, in_kappa]: [&mut [f64]; 3],
) {
    let engine = &mut **work.get_or_insert_default();
    dispatch!(level::current(), simd => {
        let mut all = engine.prepare(simd, &[Kind::Ratio, Kind::Slope], concentrations, values.len());
        let outputs = values.chunks_mut(BATCH).zip(in_x.chunks_mut(BATCH)).zip(in_kappa.chunks_mut(BATCH));
        for (first, ((values, in_x), in_kappa)) in (0..).step_by(BATCH).zip(outputs) {
            engine.advance(simd, concentrations, first, values.len(), &mut all);
            differences(&xs[first..], &locs[first..], values);
            engine.solve(simd, values);
            engine.slopes(simd, values, &all, in_kappa);
            let slots = values.iter_mut().zip(in_x.iter_mut()).zip(in_kappa.iter_mut());
            for (i, ((value, in_x), in_kappa)) in (0..BATCH).zip(slots) {
                let (deviation, tail) = (*value, engine.tails.tail(i));
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
    let engine = &mut **work.get_or_insert_default();
    dispatch!(level::current(), simd => {
        let mut all = engine.prepare(simd, &[Kind::Ratio], concentrations, values.len());
        let inputs = probabilities.chunks(BATCH).zip(quantiles.chunks(BATCH));
        let chunks = values.chunks_mut(BATCH).zip(inputs);
        for (first, (values, (probabilities, quantiles))) in (0..).step_by(BATCH).zip(chunks) {
            engine.advance(simd, concentrations, first, values.len(), &mut all);
            engine.solve(simd, quantiles);
            for (i, value) in (0..BATCH).zip(values) {
                let (tail, p) = (engine.tails.tail(i), probabilities[i]);
                let from_ratio = tail.ratio / (all.peaks[i] * p.min(1.0 - p));
                let from_density = 1.0 / tail.scaled(all.peaks[i]);
                let from_end = PI - quantiles[i].abs();
                let near_end = from_end < FRAC_PI_2 && all.kappas[i] * from_end * from_end < NEAR_END;
                *value = if near_end { from_density } else { from_ratio };
            }
        }
    });
}
