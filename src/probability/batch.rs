//! Functions of many deviations at once, written as loops over arrays that the compiler turns into vector instructions.
//!
//! A single element goes through the same operations, so that a scalar and an array agree to the byte.

use super::density::{log_prob, prob};
use super::heights::Kind;
use super::tails::{BATCH, Table, Tails, tail};
use crate::simd::level;
use crate::special::angle::differences;
use crate::special::bessel::peak;
use crate::special::fixed::ln;
use fearless_simd::{Simd, dispatch};

/// From this many elements of one concentration on, a table is faster than a row for each element.
pub(crate) const WORTH_A_TABLE: usize = 96;

/// A function of the distribution at an angle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Function {
    Prob,
    LogProb,
    Cdf,
    Sf,
    LogCdf,
    LogSf,
}

/// One concentration for all elements, or one for each.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Concentrations<'a> {
    One(f64),
    Each(&'a [f64]),
}

/// What a thread needs to compute tails, made for the first and kept from block to block: it takes 20 kB.
#[derive(Default)]
pub(crate) struct Work(Option<Box<(Tails, Table)>>);

impl Function {
    /// Returns the function at one deviation from the location, in [−PI, PI].
    #[inline]
    pub(crate) fn at(self, deviation: f64, kappa: f64) -> f64 {
        match self {
            Self::Prob => prob(deviation, kappa, peak::peak(kappa)),
            Self::LogProb => log_prob(deviation, kappa, ln(peak::peak(kappa))),
            Self::Cdf => tail(deviation, kappa).below(deviation),
            Self::Sf => tail(deviation, kappa).below(-deviation),
            Self::LogCdf => tail(deviation, kappa).log_below(deviation),
            Self::LogSf => tail(deviation, kappa).log_below(-deviation),
        }
    }

    /// Computes the function at as many angles as there are values.
    pub(crate) fn fill(self, xs: &[f64], locs: &[f64], concentrations: Concentrations<'_>, values: &mut [f64]) {
        self.fill_with(&mut Work::default(), xs, locs, concentrations, values);
    }

    /// Computes the same, with what an earlier call has left.
    pub(crate) fn fill_with(
        self,
        work: &mut Work,
        xs: &[f64],
        locs: &[f64],
        concentrations: Concentrations<'_>,
        values: &mut [f64],
    ) {
        dispatch!(level::current(), simd => {
            for (first, chunk) in (0..).step_by(BATCH).zip(values.chunks_mut(BATCH)) {
                differences(&xs[first..], &locs[first..], chunk);
            }
            match self {
                Self::Prob | Self::LogProb => self.fill_densities(simd, concentrations, values),
                _ => self.fill_tails(simd, work, concentrations, values),
            }
        });
    }

    /// Replaces deviations by densities or their logarithms.
    #[inline(always)]
    fn fill_densities<S: Simd>(self, simd: S, concentrations: Concentrations<'_>, values: &mut [f64]) {
        // f(0), or its logarithm where that is what the function needs.
        let (mut kappas, mut peaks) = ([0.0; BATCH], [0.0; BATCH]);
        if let Concentrations::One(kappa) = concentrations {
            let peak = peak::peak(kappa);
            (kappas, peaks) = ([kappa; BATCH], [if self == Self::LogProb { ln(peak) } else { peak }; BATCH]);
        }
        for (first, values) in (0..).step_by(BATCH).zip(values.chunks_mut(BATCH)) {
            if let Concentrations::Each(each) = concentrations {
                let each = &each[first..first + values.len()];
                kappas[..each.len()].copy_from_slice(each);
                peak::peaks(simd, each, &mut peaks[..each.len()]);
                if self == Self::LogProb {
                    peaks[..each.len()].iter_mut().for_each(|peak| *peak = ln(*peak));
                }
            }
            let inputs = values.iter_mut().zip(kappas.iter().zip(&peaks));
            // Loops of their own: a function that is handed over would not be compiled for wide vectors.
            match self {
                Self::Prob => inputs.for_each(|(value, (&kappa, &peak))| *value = prob(*value, kappa, peak)),
                _ => inputs.for_each(|(value, (&kappa, &peak))| *value = log_prob(*value, kappa, peak)),
            }
        }
    }

    /// Replaces deviations by cumulative functions.
    #[inline(always)]
    fn fill_tails<S: Simd>(
        self,
        simd: S,
        Work(work): &mut Work,
        concentrations: Concentrations<'_>,
        values: &mut [f64],
    ) {
        let (tails, table) = &mut **work.get_or_insert_default();
        let mut with_table = None;
        if let Concentrations::One(kappa) = concentrations {
            tails.set_each(&[kappa; BATCH]);
            if values.len() >= WORTH_A_TABLE {
                table.set(simd, Kind::Ratio, kappa);
                with_table = Some(&*table);
            }
        }
        for (first, values) in (0..).step_by(BATCH).zip(values.chunks_mut(BATCH)) {
            if let Concentrations::Each(kappas) = concentrations {
                tails.set_each(&kappas[first..first + values.len()]);
            }
            tails.solve(simd, with_table, values);
            match self {
                Self::Cdf => tails.each(values, |tail, deviation| tail.below(deviation)),
                Self::Sf => tails.each(values, |tail, deviation| tail.below(-deviation)),
                Self::LogCdf => tails.each(values, |tail, deviation| tail.log_below(deviation)),
                _ => tails.each(values, |tail, deviation| tail.log_below(-deviation)),
            }
        }
    }
}

/// Computes the entropy of each concentration.
pub(crate) fn entropies(kappas: &[f64], values: &mut [f64]) {
    let mut peaks = [0.0; BATCH];
    dispatch!(level::current(), simd => {
        for (kappas, values) in kappas.chunks(BATCH).zip(values.chunks_mut(BATCH)) {
            peak::peaks(simd, kappas, &mut peaks[..kappas.len()]);
            peak::entropies(simd, kappas, &peaks, values);
        }
    });
}
