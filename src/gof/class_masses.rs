//! The masses of a von Mises distribution in the classes of a rounding.

use super::hypothesis::Hypothesis;
use crate::circular::observations::rounding::Rounding;
use crate::error::Result;
use crate::memory::alloc::{listed, reserved};
use crate::probability::batch::{Concentrations, Function};
use crate::special::angle::difference;
use std::f64::consts::PI;

/// The share of a class by which its border may miss the point opposite to the location through rounding alone.
const ROUNDING: f64 = 1e-9;

/// The masses of all classes, in order from the first one.
pub(crate) struct ClassMasses {
    pub(crate) masses: Vec<f64>,
    /// The class at which the circle is cut for tests that need a cut: the first one that begins opposite to the
    /// location or beyond.
    pub(crate) cut: usize,
}

impl ClassMasses {
    pub(crate) fn new(rounding: Rounding, hypothesis: Hypothesis) -> Result<Self> {
        let count = rounding.classes();
        let border = |class: usize| rounding.centre(class) - 0.5 * rounding.step();
        let deviations = listed(count, (0..count).map(|class| difference(border(class), hypothesis.loc)))?;
        let (below, above) =
            (tails(Function::Cdf, &deviations, hypothesis)?, tails(Function::Sf, &deviations, hypothesis)?);
        let mass = |class: usize| {
            let next = (class + 1) % count;
            match (deviations[class], deviations[next]) {
                (from, to) if to <= from => above[class] + below[next], // beyond the point opposite to the location
                (_, to) if to <= 0.0 => below[next] - below[class],
                (from, _) if from >= 0.0 => above[class] - above[next],
                _ => 1.0 - below[class] - above[next],
            }
        };
        // Rounding may leave a tiny mass below 0.
        let masses = listed(count, (0..count).map(|class| mass(class).max(0.0)))?;
        Ok(Self { masses, cut: cut(&deviations, rounding.step()) })
    }
}

/// Returns the mass on one side of each deviation from the location.
fn tails(side: Function, deviations: &[f64], Hypothesis { concentration, .. }: Hypothesis) -> Result<Vec<f64>> {
    let (mut values, count) = reserved(&[deviations.len()])?;
    values.resize(count, 0.0);
    let locs = listed(count, std::iter::repeat_n(0.0, count))?;
    side.fill(deviations, &locs, Concentrations::One(concentration), &mut values);
    Ok(values)
}

/// Returns the class whose lower border is the first from −π on.
fn cut(deviations: &[f64], step: f64) -> usize {
    let from_opposite =
        |deviation: f64| if deviation > PI - ROUNDING * step { deviation - 2.0 * PI } else { deviation };
    let nearest = (0..).zip(deviations).min_by(|(_, a), (_, b)| from_opposite(**a).total_cmp(&from_opposite(**b)));
    nearest.map_or(0, |(class, _)| class)
}
