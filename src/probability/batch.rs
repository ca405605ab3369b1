//! Functions of many deviations at once, written as loops over arrays that the compiler turns into vector instructions.
//!
//! A single element goes through the same operations, so that a scalar and an array agree to the byte.

use super::cumulative::below;
use super::density::{log_prob, prob};
use super::mass::{CentredDistribution, Point};
use crate::simd::level;
use crate::special::angle::differences;
use crate::special::bessel::peak;
use crate::special::fixed::ln;
use fearless_simd::{Simd, dispatch};

/// Number of elements that go through the steps together.
const BATCH: usize = 128;

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

impl Function {
    /// Returns the function at one deviation from the location, in [−PI, PI].
    #[inline]
    pub(crate) fn at(self, deviation: f64, kappa: f64) -> f64 {
        match self {
            Self::Prob => prob(deviation, kappa, peak::peak(kappa)),
            Self::LogProb => log_prob(deviation, kappa, ln(peak::peak(kappa))),
            Self::Cdf => dispatch!(level::current(), _simd => CentredDistribution::from_table(kappa).cdf(deviation)),
            Self::Sf => dispatch!(level::current(), _simd => CentredDistribution::from_table(kappa).cdf(-deviation)),
            Self::LogCdf => CentredDistribution::from_table(kappa).log_cdf(deviation),
            Self::LogSf => CentredDistribution::from_table(kappa).log_cdf(-deviation),
        }
    }

    /// Computes the function at as many angles as there are values.
    pub(crate) fn fill(self, xs: &[f64], locs: &[f64], concentrations: Concentrations<'_>, values: &mut [f64]) {
        let mut batch = Batch::new();
        dispatch!(level::current(), simd => {
            if let Concentrations::One(kappa) = concentrations {
                batch.set_one(self, kappa);
            }
            for (first, chunk) in (0..).step_by(BATCH).zip(values.chunks_mut(BATCH)) {
                if let Concentrations::Each(kappas) = concentrations {
                    batch.set_each(simd, self, &kappas[first..first + chunk.len()]);
                }
                differences(&xs[first..], &locs[first..], chunk);
                batch.apply(self, chunk);
            }
        });
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

/// Returns the logarithm of the mass below a deviation.
fn log_cdf(deviation: f64, kappa: f64, peak: f64) -> f64 {
    CentredDistribution::with_peak(kappa, peak).log_cdf(deviation)
}

/// A batch of elements, one array for each quantity.
struct Batch {
    kappas: [f64; BATCH],
    /// f(0), or its logarithm where that is what the function needs.
    peaks: [f64; BATCH],
    /// x, u and s of the points where the tails start.
    starts: [[f64; BATCH]; 3],
    /// The spans of the tails, later their ratios to the density.
    spans: [f64; BATCH],
}

impl Batch {
    fn new() -> Self {
        let zeros = [0.0; BATCH];
        Self { kappas: zeros, peaks: zeros, starts: [zeros; 3], spans: zeros }
    }

    /// Gives all elements one concentration.
    fn set_one(&mut self, function: Function, kappa: f64) {
        let peak = peak::peak(kappa);
        self.kappas = [kappa; BATCH];
        self.peaks = [if function == Function::LogProb { ln(peak) } else { peak }; BATCH];
    }

    /// Gives each element its concentration.
    #[inline(always)]
    fn set_each<S: Simd>(&mut self, simd: S, function: Function, kappas: &[f64]) {
        self.kappas[..kappas.len()].copy_from_slice(kappas);
        peak::peaks(simd, kappas, &mut self.peaks[..kappas.len()]);
        if function == Function::LogProb {
            self.peaks[..kappas.len()].iter_mut().for_each(|peak| *peak = ln(*peak));
        }
    }

    /// Replaces deviations by the function's values.
    #[inline(always)]
    fn apply(&mut self, function: Function, values: &mut [f64]) {
        match function {
            Function::Prob => self.each(values, prob),
            Function::LogProb => self.each(values, log_prob),
            Function::Cdf => self.cdf(values),
            Function::Sf => {
                values.iter_mut().for_each(|deviation| *deviation = -*deviation);
                self.cdf(values);
            }
            Function::LogCdf => self.each(values, log_cdf),
            Function::LogSf => self.each(values, |deviation, kappa, peak| log_cdf(-deviation, kappa, peak)),
        }
    }

    #[inline(always)]
    fn each(&self, values: &mut [f64], f: impl Fn(f64, f64, f64) -> f64) {
        for (value, (&kappa, &peak)) in values.iter_mut().zip(self.kappas.iter().zip(&self.peaks)) {
            *value = f(*value, kappa, peak);
        }
    }

    #[inline(always)]
    fn cdf(&mut self, values: &mut [f64]) {
        let Self { kappas, peaks, starts: [xs, us, ss], spans } = self;
        let count = values.len().min(BATCH); // always the first: tells the compiler that indices are in bounds
        for i in 0..count {
            let point = Point::from_angle(values[i].abs());
            (xs[i], us[i], ss[i]) = (point.x, point.u, point.s);
            spans[i] = CentredDistribution::with_peak(kappas[i], 1.0).span(point);
        }
        for i in 0..count {
            let start = Point::from_parts(xs[i], us[i], ss[i]);
            spans[i] = CentredDistribution::with_peak(kappas[i], 1.0).tail_ratio_over(start, spans[i]);
        }
        for i in 0..count {
            values[i] = below(values[i], CentredDistribution::with_peak(kappas[i], peaks[i]).tail(ss[i], spans[i]));
        }
    }
}
