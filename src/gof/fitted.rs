//! Tests against a distribution fitted to the same angles, by the parametric bootstrap.
//!
//! A fitted distribution lies nearer to its angles than the true one, so statistics are compared with those of
//! simulated samples, each with its own fit.

use super::edf::Edf;
use super::grouped;
use super::one_sample::{masses, unweighted};
use super::result::FittedTest;
use super::simulation::Simulation;
use super::ties;
use crate::circular::observations::angles::Observations;
use crate::distribution::von_mises::VonMises;
use crate::error::{Error, Result};
use crate::key::into_key::IntoKey;
use crate::key::key::Key;
use crate::scalar::float::Float;
use ndarray::{ArrayView1, Dimension};

/// Fits a distribution to all angles and tests them against it.
pub(crate) fn test_fitted<'a, F: Float, D: Dimension>(
    edf: Edf,
    x: impl Into<Observations<'a, F, D>>,
    key: impl IntoKey,
    draws: usize,
) -> Result<FittedTest<F>> {
    let simulation = Simulation::new(key, draws)?;
    x.into().reduce(|lane| {
        if let Some(rounding) = lane.rounding {
            return grouped::test_fitted(edf, lane, rounding, &simulation);
        }
        let angles = unweighted(lane)?;
        let (distribution, statistic) = fit(edf, angles)?;
        let is_at_least = |key| Ok(simulated_statistic(edf, &distribution, key, angles.len())? >= statistic);
        let test = simulation.test(statistic, is_at_least)?;
        let test = if ties::among_first(angles)? { test.with_ties() } else { test };
        Ok(FittedTest { distribution, test })
    })
}

/// Returns the maximum-likelihood distribution and the statistic of the angles against it.
fn fit<F: Float>(edf: Edf, angles: &[F]) -> Result<(VonMises<F>, f64)> {
    let distribution = VonMises::fit(&ArrayView1::from(angles))?;
    let statistic = edf.statistic(&masses(angles, (&distribution).into())?);
    Ok((distribution, statistic))
}

/// Draws n angles from the distribution and returns their statistic against their own fit.
///
/// Angles that are all equal, which happens only where the spacing of the type is wide, have no fit. Their statistic
/// counts as infinite, since no sample is further from a distribution.
fn simulated_statistic<F: Float>(edf: Edf, distribution: &VonMises<F>, key: Key, n: usize) -> Result<f64> {
    let drawn = distribution.draw(key, n)?;
    match fit(edf, drawn.as_slice().unwrap_or_default()) {
        Ok((_, statistic)) => Ok(statistic),
        Err(Error::Undefined { .. }) => Ok(f64::INFINITY),
        Err(other) => Err(other),
    }
}
