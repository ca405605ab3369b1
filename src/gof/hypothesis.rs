//! The von Mises distributions that angles are tested against.

use crate::circular::observations::angles::Observations;
use crate::distribution::von_mises::VonMises;
use crate::error::Result;
use crate::input::param::Param;
use crate::input::parameters::Parameters;
use crate::memory::blocks::build_with;
use crate::scalar::float::Float;
use crate::shape::broadcast::check_output;
use ndarray::{Array, Axis, Dimension, RemoveAxis};

/// The parameters of the distribution of the null hypothesis, in `f64` for angles of either type.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Hypothesis {
    pub(crate) loc: f64,
    pub(crate) concentration: f64,
}

impl<F: Float> From<&VonMises<F>> for Hypothesis {
    fn from(distribution: &VonMises<F>) -> Self {
        Self { loc: distribution.loc().to_f64(), concentration: distribution.concentration().to_f64() }
    }
}

/// Checks the parameters of the lanes of `x` along an axis.
///
/// # Errors
/// If `x` has no such axis, the parameters do not broadcast to its shape without the axis, or one is out of range.
pub(crate) fn lane_parameters<'p, F: Float, D: RemoveAxis>(
    x: &Observations<'_, F, D>,
    loc: impl Param<'p, F>,
    concentration: impl Param<'p, F>,
    axis: Axis,
) -> Result<Parameters<'p, F>> {
    let lanes = x.shape_without(axis)?;
    let (parameters, ()) = Parameters::new(loc, concentration, |common| check_output(common, lanes.slice()))?;
    Ok(parameters)
}

/// Broadcasts the parameters to `shape`, the shape of an array without the axis of its lanes: one hypothesis for each
/// lane.
pub(crate) fn hypotheses<F: Float, D: Dimension>(
    parameters: &Parameters<'_, F>,
    shape: D,
) -> Result<Array<Hypothesis, D>> {
    let locs = parameters.loc.reader(shape.slice());
    let concentrations = parameters.concentration.reader(shape.slice());
    let fill = |[loc_buffer, concentration_buffer]: &mut [Vec<F>; 2], start: usize, block: &mut [Hypothesis]| {
        let locs = locs.block(start, block.len(), loc_buffer);
        let concentrations = concentrations.block(start, block.len(), concentration_buffer);
        for ((hypothesis, &loc), &concentration) in block.iter_mut().zip(locs).zip(concentrations) {
            *hypothesis = Hypothesis { loc: loc.to_f64(), concentration: concentration.to_f64() };
        }
    };
    build_with(shape, Default::default, fill)
}
