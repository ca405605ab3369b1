//! From angles and distributions to masses in order, whole or lane by lane.

use super::edf::Edf;
use super::result::TestResult;
use crate::circular::observations::angles::{Lane, Observations};
use crate::distribution::von_mises::VonMises;
use crate::error::{Error, Result};
use crate::input::condition;
use crate::input::operand::Operand;
use crate::input::param::Param;
use crate::input::shape::{broadcast, broadcasts_to};
use crate::memory::blocks::{BLOCK, build, build_with};
use crate::probability::batch::{Function, Kappas};
use crate::scalar::float::Float;
use ndarray::{Array, Axis, Dimension, Ix1, RemoveAxis};
use rayon::prelude::*;

/// The test of all angles against one distribution.
pub(crate) fn whole<'a, F: Float, D: Dimension>(
    edf: Edf,
    x: impl Into<Observations<'a, F, D>>,
    distribution: &VonMises<F>,
) -> Result<TestResult> {
    x.into().whole(|lane| Ok(edf.test(&masses(unweighted(lane)?, distribution.into())?)))
}

/// The test of the angles along an axis, each lane against the distribution of its parameters.
pub(crate) fn lanes<'a, 'p, F: Float, D: RemoveAxis>(
    edf: Edf,
    x: impl Into<Observations<'a, F, D>>,
    loc: impl Param<'p, F>,
    concentration: impl Param<'p, F>,
    axis: Axis,
) -> Result<Array<TestResult, D::Smaller>> {
    let loc = Operand::new(loc, &condition::angle("loc"))?;
    let concentration = Operand::new(concentration, &condition::concentration())?;
    let distributions = |shape| self::distributions(&loc, &concentration, shape);
    x.into()
        .along_with(axis, distributions, |&distribution, lane| Ok(edf.test(&masses(unweighted(lane)?, distribution)?)))
}

/// The parameters of a distribution.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Parameters {
    pub(crate) loc: f64,
    pub(crate) concentration: f64,
}

impl<F: Float> From<&VonMises<F>> for Parameters {
    fn from(distribution: &VonMises<F>) -> Self {
        Self { loc: distribution.loc().to_f64(), concentration: distribution.concentration().to_f64() }
    }
}

/// The distribution of each lane.
pub(crate) fn distributions<F: Float, D: Dimension>(
    loc: &Operand<'_, F>,
    concentration: &Operand<'_, F>,
    shape: D,
) -> Result<Array<Parameters, D>> {
    let parameters = broadcast(loc.shape(), concentration.shape())?;
    if !broadcasts_to(&parameters, shape.slice()) {
        return Err(Error::OutputShape { parameters, requested: shape.slice().to_vec() });
    }
    let (locs, concentrations) = (loc.reader(shape.slice()), concentration.reader(shape.slice()));
    let fill = |[locs_read, concentrations_read]: &mut [Vec<F>; 2], start: usize, distributions: &mut [Parameters]| {
        let locs = locs.block(start, distributions.len(), locs_read);
        let concentrations = concentrations.block(start, distributions.len(), concentrations_read);
        for ((distribution, &loc), &concentration) in distributions.iter_mut().zip(locs).zip(concentrations) {
            *distribution = Parameters { loc: loc.to_f64(), concentration: concentration.to_f64() };
        }
    };
    build_with(shape, Default::default, fill)
}

/// Angles that have no weights.
pub(crate) fn unweighted<F: Float>(lane: Lane<'_, F>) -> Result<&[F]> {
    match lane.weights {
        None => Ok(lane.angles),
        Some(weights) => Err(Error::Value {
            argument: "weights",
            index: 0,
            value: weights.first().map_or(f64::NAN, |&weight| weight.to_f64()),
            requirement: "absent: a test counts angles",
        }),
    }
}

/// F(xᵢ) in ascending order, the circle being cut opposite to the location.
pub(crate) fn masses<F: Float>(angles: &[F], distribution: Parameters) -> Result<Vec<f64>> {
    let fill = |start: usize, masses: &mut [f64]| {
        let xs: Vec<_> = angles[start..start + masses.len()].iter().map(|&x| x.to_f64()).collect();
        Function::Cdf.fill(&xs, &vec![distribution.loc; xs.len()], Kappas::One(distribution.concentration), masses);
    };
    let mut masses = build(Ix1(angles.len()), fill)?.into_raw_vec_and_offset().0;
    if masses.len() > BLOCK {
        masses.par_sort_unstable_by(f64::total_cmp);
    } else {
        masses.sort_unstable_by(f64::total_cmp);
    }
    Ok(masses)
}
