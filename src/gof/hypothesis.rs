//! The distributions that angles are tested against.

use crate::distribution::von_mises::VonMises;
use crate::error::Result;
use crate::input::parameters::Parameters;
use crate::memory::blocks::build_with;
use crate::scalar::float::Float;
use ndarray::{Array, Dimension};

/// The distribution that some angles are tested against.
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

/// The hypothesis for each lane of an array whose lanes have that shape.
pub(crate) fn hypotheses<F: Float, D: Dimension>(
    parameters: &Parameters<'_, F>,
    shape: D,
) -> Result<Array<Hypothesis, D>> {
    parameters.check_output(shape.slice())?;
    let locs = parameters.loc.reader(shape.slice());
    let concentrations = parameters.concentration.reader(shape.slice());
    let fill = |[locs_read, concentrations_read]: &mut [Vec<F>; 2], start: usize, hypotheses: &mut [Hypothesis]| {
        let locs = locs.block(start, hypotheses.len(), locs_read);
        let concentrations = concentrations.block(start, hypotheses.len(), concentrations_read);
        for ((hypothesis, &loc), &concentration) in hypotheses.iter_mut().zip(locs).zip(concentrations) {
            *hypothesis = Hypothesis { loc: loc.to_f64(), concentration: concentration.to_f64() };
        }
    };
    build_with(shape, Default::default, fill)
}
