//! From angles and laws to masses in order, whole or lane by lane.

use super::edf::Edf;
use super::result::TestResult;
use crate::blocks::{BLOCK, build, build_with};
use crate::circular::{Lane, Observations};
use crate::condition;
use crate::dist::{Function, Kappas, VonMises};
use crate::error::{Error, Result};
use crate::float::Float;
use crate::operand::Operand;
use crate::param::Param;
use crate::shape::{broadcast, broadcasts_to};
use ndarray::{Array, Axis, Dimension, Ix1, RemoveAxis};
use rayon::prelude::*;

/// The test of all angles against one law.
pub(super) fn whole<'a, F: Float, D: Dimension>(
    edf: Edf,
    x: impl Into<Observations<'a, F, D>>,
    law: &VonMises<F>,
) -> Result<TestResult> {
    x.into().whole(|lane| Ok(edf.test(&masses(unweighted(lane)?, law.into())?)))
}

/// The test of the angles along an axis, each lane against the law of its parameters.
pub(super) fn lanes<'a, 'p, F: Float, D: RemoveAxis>(
    edf: Edf,
    x: impl Into<Observations<'a, F, D>>,
    loc: impl Param<'p, F>,
    concentration: impl Param<'p, F>,
    axis: Axis,
) -> Result<Array<TestResult, D::Smaller>> {
    let loc = Operand::new(loc, &condition::angle("loc"))?;
    let concentration = Operand::new(concentration, &condition::concentration())?;
    let laws = |shape| self::laws(&loc, &concentration, shape);
    x.into().along_with(axis, laws, |&law, lane| Ok(edf.test(&masses(unweighted(lane)?, law)?)))
}

/// The parameters of a law.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Law {
    pub(crate) loc: f64,
    pub(crate) concentration: f64,
}

impl<F: Float> From<&VonMises<F>> for Law {
    fn from(law: &VonMises<F>) -> Self {
        Self { loc: law.loc().to_f64(), concentration: law.concentration().to_f64() }
    }
}

/// The law of each lane.
pub(crate) fn laws<F: Float, D: Dimension>(
    loc: &Operand<'_, F>,
    concentration: &Operand<'_, F>,
    shape: D,
) -> Result<Array<Law, D>> {
    let parameters = broadcast(loc.shape(), concentration.shape())?;
    if !broadcasts_to(&parameters, shape.slice()) {
        return Err(Error::OutputShape { parameters, requested: shape.slice().to_vec() });
    }
    let (locs, concentrations) = (loc.reader(shape.slice()), concentration.reader(shape.slice()));
    let fill = |[locs_read, concentrations_read]: &mut [Vec<F>; 2], start: usize, laws: &mut [Law]| {
        let locs = locs.block(start, laws.len(), locs_read);
        let concentrations = concentrations.block(start, laws.len(), concentrations_read);
        for ((law, &loc), &concentration) in laws.iter_mut().zip(locs).zip(concentrations) {
            *law = Law { loc: loc.to_f64(), concentration: concentration.to_f64() };
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
pub(crate) fn masses<F: Float>(angles: &[F], law: Law) -> Result<Vec<f64>> {
    let fill = |start: usize, masses: &mut [f64]| {
        let xs: Vec<_> = angles[start..start + masses.len()].iter().map(|&x| x.to_f64()).collect();
        Function::Cdf.fill(&xs, &vec![law.loc; xs.len()], Kappas::One(law.concentration), masses);
    };
    let mut masses = build(Ix1(angles.len()), fill)?.into_raw_vec_and_offset().0;
    if masses.len() > BLOCK {
        masses.par_sort_unstable_by(f64::total_cmp);
    } else {
        masses.sort_unstable_by(f64::total_cmp);
    }
    Ok(masses)
}
