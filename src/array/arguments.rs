//! The arguments of a function of an angle or a probability, a location and a concentration.

use crate::error::Result;
use crate::input::condition::{self, Condition};
use crate::input::operand::Operand;
use crate::input::param::Param;
use crate::memory::alloc::checked_len;
use crate::scalar::float::Float;
use crate::shape::broadcast::broadcast_shapes;

/// Three checked arguments and the shape that they broadcast to.
#[derive(Debug)]
pub(crate) struct Arguments<'a, F: Float> {
    /// The angle or the probability.
    pub(crate) first: Operand<'a, F>,
    pub(crate) loc: Operand<'a, F>,
    pub(crate) concentration: Operand<'a, F>,
    pub(crate) shape: Vec<usize>,
}

impl<'a, F: Float> Arguments<'a, F> {
    /// Checks the shapes, then every element in the order of the arguments. `condition` is that of the first one.
    pub(crate) fn new(
        first: impl Param<'a, F>,
        condition: &Condition<impl Fn(F) -> bool + Sync>,
        loc: impl Param<'a, F>,
        concentration: impl Param<'a, F>,
    ) -> Result<Self> {
        let (first, loc, concentration) = (Operand::new(first)?, Operand::new(loc)?, Operand::new(concentration)?);
        let shape = broadcast_shapes(&broadcast_shapes(first.shape(), loc.shape())?, concentration.shape())?;
        checked_len::<F>(&shape)?;
        let first = first.checked(condition)?;
        let loc = loc.checked(&condition::angle("loc"))?;
        let concentration = concentration.checked(&condition::concentration())?;
        Ok(Self { first, loc, concentration, shape })
    }
}
