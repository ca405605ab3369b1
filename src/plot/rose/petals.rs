//! The number of petals of roses, and where they begin.

use crate::circular::observations::rounding::Rounding;
use crate::error::Result;
use crate::plot::classes;
use crate::plot::counts::Bins;
use crate::plot::options::Options;
use crate::plot::units::Units;
use std::f64::consts::TAU;

/// Default numbers of petals, whose edges are round numbers of a circle and of a day.
const PETALS: [usize; 4] = [8, 12, 24, 36];
const PETALS_OF_A_DAY: [usize; 4] = [8, 12, 24, 48];

/// Returns the petals for n angles, in the largest panel.
pub(super) fn bins(rounding: Option<Rounding>, n: f64, options: &Options) -> Result<Bins> {
    let Some(rounding) = rounding else {
        let petals = options.bins.unwrap_or_else(|| default_petals(n, options.units));
        let start = if options.centred { -0.5 * TAU / petals as f64 } else { 0.0 };
        return Ok(Bins::circle(start, petals));
    };
    // Of rounded angles there is a petal for each class if they are no more than petals may be.
    let petals = match options.bins {
        Some(given) => given,
        None if rounding.classes() <= PETALS_OF_A_DAY[3] => rounding.classes(),
        None => classes::at_most(rounding, default_petals(n, options.units)),
    };
    classes::check(rounding, petals)?;
    Ok(Bins::circle(classes::start(rounding, petals), petals))
}

fn default_petals(n: f64, units: Units) -> usize {
    let petals = if units.is_clock() { PETALS_OF_A_DAY } else { PETALS };
    petals.into_iter().find(|&petals| petals as f64 >= n.sqrt()).unwrap_or(petals[3])
}
