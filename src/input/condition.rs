//! The conditions on parameters and arguments.

use crate::error::{Error, Result};
use crate::memory::blocks::BLOCK;
use crate::scalar::float::Float;
use crate::shape::index::unravel_index;
use crate::simd;
use fearless_simd::dispatch;
use rayon::prelude::*;

/// A condition on every element of an argument.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Condition<P> {
    argument: &'static str,
    requirement: &'static str,
    holds: P,
}

/// Returns the condition on an angle: finite.
pub(crate) fn angle<F: Float>(argument: &'static str) -> Condition<impl Fn(F) -> bool + Sync> {
    Condition::new(argument, "finite", |value: F| value.abs() < F::infinity())
}

/// Returns the condition on a concentration: finite and at least 0.
pub(crate) fn concentration<F: Float>() -> Condition<impl Fn(F) -> bool + Sync> {
    named_concentration("concentration")
}

/// Returns the same condition under another argument's name.
pub(crate) fn named_concentration<F: Float>(argument: &'static str) -> Condition<impl Fn(F) -> bool + Sync> {
    let holds = |value: F| (value >= F::zero()) & (value < F::infinity());
    Condition::new(argument, "finite and at least 0", holds)
}

/// Returns the condition on a probability: in [0, 1].
pub(crate) fn probability<F: Float>() -> Condition<impl Fn(F) -> bool + Sync> {
    Condition::new("p", "in [0, 1]", |value: F| (value >= F::zero()) & (value <= F::one()))
}

/// Returns the condition on a level of confidence or significance: strictly between 0 and 1.
pub(crate) fn level() -> Condition<impl Fn(f64) -> bool + Sync> {
    Condition::new("level", "between 0 and 1", |value| (value > 0.0) & (value < 1.0))
}

impl<P> Condition<P> {
    pub(crate) fn new(argument: &'static str, requirement: &'static str, holds: P) -> Self {
        Self { argument, requirement, holds }
    }

    /// Checks a number.
    pub(crate) fn check<F: Float>(&self, value: F) -> Result<()>
    where
        P: Fn(F) -> bool,
    {
        self.check_element(&[], 0, value)
    }

    /// Checks the element with this row-major index in an array of that shape.
    pub(crate) fn check_element<F: Float>(&self, shape: &[usize], flat: usize, value: F) -> Result<()>
    where
        P: Fn(F) -> bool,
    {
        if (self.holds)(value) {
            return Ok(());
        }
        let Self { argument, requirement, .. } = *self;
        Err(Error::Value { argument, index: unravel_index(flat, shape), flat, value: value.to_f64(), requirement })
    }

    /// Checks every element of an array of that shape, given in row-major order; the error is that of the first one
    /// refused, for any number of threads.
    pub(crate) fn check_all<F: Float>(&self, shape: &[usize], values: &[F]) -> Result<()>
    where
        P: Fn(F) -> bool + Sync,
    {
        if let [value] = *values {
            return self.check_element(shape, 0, value); // a choice of the vector level costs more
        }
        let first = |(number, block): (usize, &[F])| Some(number * BLOCK + self.first_refused(block)?);
        // A single block is checked faster without the thread pool.
        let refused = if values.len() <= BLOCK {
            self.first_refused(values)
        } else {
            values.par_chunks(BLOCK).enumerate().find_map_first(first)
        };
        refused.map_or(Ok(()), |flat| self.check_element(shape, flat, values[flat]))
    }

    /// Returns the index of the first element that is refused.
    fn first_refused<F: Float>(&self, block: &[F]) -> Option<usize>
    where
        P: Fn(F) -> bool,
    {
        // Nearly always every element passes, and a loop without an early exit is the fastest way to find that out.
        if dispatch!(simd::level::current(), _simd => block.iter().fold(true, |all, &value| all & (self.holds)(value)))
        {
            return None;
        }
        block.iter().position(|&value| !(self.holds)(value))
    }
}
