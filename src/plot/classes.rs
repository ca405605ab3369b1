//! Petals and bars that consist of whole classes of rounded angles.

use crate::circular::observations::rounding::Rounding;
use crate::error::Result;
use crate::input::condition::Condition;

/// Returns the least number of bins that divides the classes evenly and is at least `wanted`, or that of the classes.
pub(crate) fn at_least(rounding: Rounding, wanted: usize) -> usize {
    let classes = rounding.classes();
    (wanted..classes).find(|bins| classes.is_multiple_of(*bins)).unwrap_or(classes)
}

/// Returns the largest number of bins that divides the classes evenly and is at most `wanted`.
pub(crate) fn at_most(rounding: Rounding, wanted: usize) -> usize {
    let classes = rounding.classes();
    (1..=wanted.min(classes)).rev().find(|bins| classes.is_multiple_of(*bins)).unwrap_or(1)
}

/// Checks that a given number of bins divides the classes evenly.
pub(crate) fn check(rounding: Rounding, bins: usize) -> Result<()> {
    let divides = |bins: f64| rounding.classes().is_multiple_of(bins as usize);
    Condition::new("bins", "a divisor of the number of classes of the rounding", divides).check(bins as f64)
}

/// Returns where the first of this number of bins begins: its middle class, or the left one of two, is that of the
/// offset.
pub(crate) fn start(rounding: Rounding, bins: usize) -> f64 {
    let per_bin = rounding.classes() / bins;
    rounding.offset() - (0.5 + ((per_bin - 1) / 2) as f64) * rounding.step()
}
