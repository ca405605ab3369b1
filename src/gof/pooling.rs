//! Two samples pooled: their statistics, and the distributions of these over all divisions of the pooled angles.

use super::fitted::checked_draws;
use super::one_sample::unweighted;
use super::result::{Method, TestResult};
use crate::circular::observations::angles::Observations;
use crate::error::{Error, Result};
use crate::key::into_key::IntoKey;
use crate::key::key::Key;
use crate::pvalues::two_sample::pooled::Pooled;
use crate::pvalues::two_sample::{kuiper, limit, watson};
use crate::scalar::float::Float;
use crate::special::angle::wrapped;
use ndarray::{Array1, Dimension};
use rayon::prelude::*;

/// Which statistic.
#[derive(Clone, Copy, Debug)]
pub(crate) enum TwoSample {
    Kuiper,
    Watson,
}

/// What the heights of two simulated divisions may differ by in rounding.
const SLACK: f64 = 1e-12;

impl TwoSample {
    /// The test by the distribution of the statistic.
    pub(crate) fn test(self, samples: &Samples) -> TestResult {
        let Samples { pooled, counts } = samples;
        let statistic = self.statistic(pooled, counts);
        let exact = match self {
            _ if pooled.m == 1 && !pooled.has_ties() => Some(1.0), // every division is a rotation of this one
            Self::Kuiper => kuiper::tail(pooled, kuiper::range(pooled.heights(counts))),
            Self::Watson => watson::tail(pooled, counts),
        };
        let limiting = || match self {
            Self::Kuiper => kuiper::limit(pooled, statistic),
            Self::Watson => limit::tail(pooled, statistic),
        };
        let method = if exact.is_some() { Method::Exact } else { Method::Asymptotic };
        TestResult { statistic, p_value: exact.unwrap_or_else(limiting), method }
    }

    /// The test by divisions drawn at random, each with a key of its own.
    pub(crate) fn permutation(self, samples: &Samples, key: impl IntoKey, draws: usize) -> Result<TestResult> {
        let (key, count) = (key.into_key()?, checked_draws(draws)?);
        let Samples { pooled, counts } = samples;
        let statistic = self.statistic(pooled, counts);
        let groups = samples.groups();
        let at_least = (0..count)
            .into_par_iter()
            .map(|number| {
                let drawn = divide(&groups, pooled, key.fold_in(number))?;
                Ok(usize::from(self.statistic(pooled, &drawn) >= statistic * (1.0 - SLACK)))
            })
            .sum::<Result<usize>>()?;
        Ok(TestResult::simulated(statistic, at_least, draws))
    }

    fn statistic(self, pooled: &Pooled, counts: &[usize]) -> f64 {
        match self {
            Self::Kuiper => kuiper::range(pooled.heights(counts)) / pooled.unit(),
            Self::Watson => watson::statistic(pooled, counts),
        }
    }
}

/// The pooled angles, and how many of each group are of the smaller sample.
#[derive(Debug)]
pub(crate) struct Samples {
    pooled: Pooled,
    counts: Vec<usize>,
}

impl Samples {
    pub(crate) fn new<'a, 'b, F: Float, D: Dimension, E: Dimension>(
        x: impl Into<Observations<'a, F, D>>,
        y: impl Into<Observations<'b, F, E>>,
    ) -> Result<Self> {
        let x = x.into().whole(|lane| Ok(on_the_circle(unweighted(lane)?)))?;
        let y = y.into().whole(|lane| Ok(on_the_circle(unweighted(lane)?))).map_err(of_y)?;
        let (smaller, larger) = if x.len() <= y.len() { (&x, &y) } else { (&y, &x) };
        let tagged = |sample: &[f64], is_smaller| sample.iter().map(move |&angle| (angle, is_smaller)).collect();
        let mut angles: Vec<(f64, bool)> = tagged(smaller, true);
        angles.extend(tagged(larger, false));
        angles.par_sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
        let groups = || angles.chunk_by(|a, b| a.0 == b.0);
        let counts = groups().map(|group| group.iter().filter(|angle| angle.1).count()).collect();
        let sizes = groups().map(<[_]>::len).collect();
        Ok(Self { pooled: Pooled::new(sizes, smaller.len(), larger.len()), counts })
    }

    /// The group of each pooled angle.
    fn groups(&self) -> Vec<usize> {
        (0..).zip(&self.pooled.sizes).flat_map(|(group, &size)| std::iter::repeat_n(group, size)).collect()
    }
}

/// Angles in [−PI, PI) of their type, so that those which are the same point are equal; no zero is negative.
fn on_the_circle<F: Float>(angles: &[F]) -> Vec<f64> {
    angles.iter().map(|&angle| wrapped(angle).to_f64() + 0.0).collect()
}

/// What is wrong with the second sample is called by its name.
fn of_y(error: Error) -> Error {
    match error {
        Error::Value { argument: "x", index, value, requirement } => {
            Error::Value { argument: "y", index, value, requirement }
        }
        Error::Empty { shape, .. } => Error::Empty { argument: "y", shape },
        other => other,
    }
}

/// How many of each group a random division gives to the smaller sample: the first steps of Fisher and Yates' shuffle.
fn divide(groups: &[usize], pooled: &Pooled, key: Key) -> Result<Vec<usize>> {
    let words: Array1<u64> = key.bits(pooled.m)?;
    let (mut groups, mut counts) = (groups.to_vec(), vec![0; pooled.sizes.len()]);
    for (done, &word) in (0..).zip(&words) {
        let left = (groups.len() - done) as u128;
        groups.swap(done, done + ((u128::from(word) * left) >> 64) as usize);
        counts[groups[done]] += 1;
    }
    Ok(counts)
}
