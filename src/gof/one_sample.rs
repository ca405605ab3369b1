//! Tests of angles against given distributions, of a whole array or along an axis.

use super::edf::Edf;
use super::grouped;
use super::hypothesis::{Hypothesis, hypotheses, lane_parameters};
use super::result::TestResult;
use super::ties;
use crate::circular::observations::angles::Observations;
use crate::circular::observations::lane::Lane;
use crate::distribution::von_mises::VonMises;
use crate::error::{Error, Result};
use crate::input::param::Param;
use crate::memory::blocks::{BLOCK, build};
use crate::probability::batch::{Concentrations, Function};
use crate::scalar::float::Float;
use ndarray::{Array, Axis, Dimension, Ix1, RemoveAxis};
use rayon::prelude::*;

/// Tests all angles together against one distribution.
pub(crate) fn test_all<'a, F: Float, D: Dimension>(
    edf: Edf,
    x: impl Into<Observations<'a, F, D>>,
    distribution: &VonMises<F>,
) -> Result<TestResult> {
    x.into().reduce(|lane| test(edf, lane, distribution.into()))
}

/// Tests each lane along an axis against the distribution with its parameters.
pub(crate) fn test_axis<'a, 'p, F: Float, D: RemoveAxis>(
    edf: Edf,
    x: impl Into<Observations<'a, F, D>>,
    loc: impl Param<'p, F>,
    concentration: impl Param<'p, F>,
    axis: Axis,
) -> Result<Array<TestResult, D::Smaller>> {
    let x = x.into();
    let parameters = lane_parameters(&x, loc, concentration, axis)?;
    x.reduce_axis_with(axis, |shape| hypotheses(&parameters, shape), |&hypothesis, lane| test(edf, lane, hypothesis))
}

/// Tests a lane, by its classes if the angles were rounded.
fn test<F: Float>(edf: Edf, lane: Lane<'_, F>, hypothesis: Hypothesis) -> Result<TestResult> {
    if let Some(rounding) = lane.rounding {
        return grouped::test(edf, lane, rounding, hypothesis);
    }
    let angles = unweighted(lane)?;
    let masses = masses(angles, hypothesis)?;
    let result = edf.test(&masses);
    Ok(if ties::among(angles, &masses)? { result.with_ties() } else { result })
}

/// Returns the angles of a lane without weights.
///
/// # Errors
/// If the lane has weights: tests count angles.
pub(crate) fn unweighted<F: Float>(lane: Lane<'_, F>) -> Result<&[F]> {
    match lane.weights {
        None => Ok(lane.angles),
        Some(_) => Err(Error::Weighted { reason: "a test counts angles" }),
    }
}

/// Returns the masses F(xᵢ) in ascending order, F the distribution function of the hypothesis on the circle cut
/// opposite to its location.
///
/// More than a block of angles is computed and sorted in parallel.
pub(crate) fn masses<F: Float>(angles: &[F], hypothesis: Hypothesis) -> Result<Vec<f64>> {
    let fill = |start: usize, masses: &mut [f64]| {
        let xs: Vec<_> = angles[start..start + masses.len()].iter().map(|&x| x.to_f64()).collect();
        Function::Cdf.fill(&xs, &vec![hypothesis.loc; xs.len()], Concentrations::One(hypothesis.concentration), masses);
    };
    let mut masses = build(Ix1(angles.len()), fill)?.into_raw_vec_and_offset().0;
    if masses.len() > BLOCK {
        masses.par_sort_unstable_by(f64::total_cmp);
    } else {
        masses.sort_unstable_by(f64::total_cmp);
    }
    Ok(masses)
}
