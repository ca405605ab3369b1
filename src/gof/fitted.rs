//! The parametric bootstrap: what a statistic does when the distribution is fitted to the angles that it is compared
//! with.

use super::edf::Edf;
use super::one_sample::{masses, unweighted};
use super::result::{FittedTest, TestResult};
use crate::circular::observations::angles::Observations;
use crate::distribution::von_mises::VonMises;
use crate::error::{Error, Result};
use crate::key::into_key::IntoKey;
use crate::key::key::Key;
use crate::scalar::float::Float;
use ndarray::{ArrayView1, Dimension};
use rayon::prelude::*;

pub(crate) fn fitted<'a, F: Float, D: Dimension>(
    edf: Edf,
    x: impl Into<Observations<'a, F, D>>,
    key: impl IntoKey,
    draws: usize,
) -> Result<FittedTest<F>> {
    let (key, count) = (key.into_key()?, checked_draws(draws)?);
    x.into().whole(|lane| {
        let angles = unweighted(lane)?;
        let (distribution, statistic) = fit(edf, angles)?;
        let at_least = (0..count)
            .into_par_iter()
            .map(|number| {
                Ok(usize::from(replicate(edf, &distribution, key.fold_in(number), angles.len())? >= statistic))
            })
            .sum::<Result<usize>>()?;
        Ok(FittedTest { distribution, test: TestResult::simulated(statistic, at_least, draws) })
    })
}

/// A number of simulated samples, each with a key of its own.
pub(crate) fn checked_draws(draws: usize) -> Result<u32> {
    let requirement = "at least 1 and below 2³²";
    let refused = Error::Value { argument: "draws", index: 0, value: draws as f64, requirement };
    u32::try_from(draws).ok().filter(|&count| count > 0).ok_or(refused)
}

/// The distribution of maximum likelihood and the statistic of the angles against it.
fn fit<F: Float>(edf: Edf, angles: &[F]) -> Result<(VonMises<F>, f64)> {
    let distribution = VonMises::fit(&ArrayView1::from(angles))?;
    let statistic = edf.statistic(&masses(angles, (&distribution).into())?);
    Ok((distribution, statistic))
}

/// The statistic of n angles from the distribution, fitted anew. Where they are all equal, which only the grid of the
/// type can do, no distribution fits and nothing is further from one.
fn replicate<F: Float>(edf: Edf, distribution: &VonMises<F>, key: Key, n: usize) -> Result<f64> {
    let drawn = distribution.draw(key, n)?;
    match fit(edf, drawn.as_slice().unwrap_or_default()) {
        Ok((_, statistic)) => Ok(statistic),
        Err(Error::Value { .. }) => Ok(f64::INFINITY),
        Err(other) => Err(other),
    }
}
