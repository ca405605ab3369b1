//! The masses of a von Mises distribution in the classes of a rounding.

use super::hypothesis::Hypothesis;
use crate::circular::observations::rounding::Rounding;
use crate::error::Result;
use crate::memory::alloc::{listed, reserved};
use crate::probability::batch::{Concentrations, Function};
use crate::special::angle::difference;
use std::f64::consts::PI;
use std::iter::repeat_n;

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
        let tails = tails(&deviations, hypothesis)?;
        let mass = |class: usize| {
            let next = (class + 1) % count;
            let (from, to) = (tails[class], tails[next]);
            match (deviations[class], deviations[next]) {
                (here, there) if there <= here => from.above() + to.below(), // beyond the point opposite to the location
                (_, there) if there <= 0.0 => to.tail - from.tail,
                (here, _) if here >= 0.0 => from.tail - to.tail,
                _ => 1.0 - from.tail - to.tail,
            }
        };
        // Rounding may leave a tiny mass below 0.
        let masses = listed(count, (0..count).map(|class| mass(class).max(0.0)))?;
        Ok(Self { masses, cut: cut(&deviations, rounding.step()) })
    }
}

/// The mass beyond a border, on the side away from the location.
#[derive(Clone, Copy)]
struct Tail {
    tail: f64,
    is_upper: bool,
}

impl Tail {
    fn below(self) -> f64 {
        if self.is_upper { 1.0 - self.tail } else { self.tail }
    }

    fn above(self) -> f64 {
        if self.is_upper { self.tail } else { 1.0 - self.tail }
    }
}

/// Returns the tail at each deviation from the location.
fn tails(deviations: &[f64], Hypothesis { concentration, .. }: Hypothesis) -> Result<Vec<Tail>> {
    let count = deviations.len();
    let (below, locs) = (listed(count, deviations.iter().map(|d| -d.abs()))?, listed(count, repeat_n(0.0, count))?);
    let (mut values, _) = reserved(&[count])?;
    values.resize(count, 0.0);
    Function::Cdf.fill(&below, &locs, Concentrations::One(concentration), &mut values);
    listed(count, deviations.iter().zip(values).map(|(&d, tail)| Tail { tail, is_upper: d > 0.0 }))
}

/// Returns the class whose lower border is the first from −π on.
fn cut(deviations: &[f64], step: f64) -> usize {
    let from_opposite =
        |deviation: f64| if deviation > PI - ROUNDING * step { deviation - 2.0 * PI } else { deviation };
    let nearest = (0..).zip(deviations).min_by(|(_, a), (_, b)| from_opposite(**a).total_cmp(&from_opposite(**b)));
    nearest.map_or(0, |(class, _)| class)
}
