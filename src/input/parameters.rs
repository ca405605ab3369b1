//! The checked parameters of a von Mises distribution, as arrays that broadcast.

use crate::error::Result;
use crate::input::condition;
use crate::input::operand::Operand;
use crate::input::param::Param;
use crate::scalar::float::Float;
use crate::shape::broadcast::{broadcast_shapes, check_output};

/// A location and a concentration for each distribution.
#[derive(Debug)]
pub(crate) struct Parameters<'a, F: Float> {
    pub(crate) loc: Operand<'a, F>,
    pub(crate) concentration: Operand<'a, F>,
}

impl<'a, F: Float> Parameters<'a, F> {
    /// Checks every element of both parameters.
    pub(crate) fn new(loc: impl Param<'a, F>, concentration: impl Param<'a, F>) -> Result<Self> {
        let loc = Operand::new(loc, &condition::angle("loc"))?;
        let concentration = Operand::new(concentration, &condition::concentration())?;
        Ok(Self { loc, concentration })
    }

    /// Returns the shape that both broadcast to.
    pub(crate) fn shape(&self) -> Result<Vec<usize>> {
        broadcast_shapes(self.loc.shape(), self.concentration.shape())
    }

    /// Checks that both broadcast to exactly the requested shape of an output.
    pub(crate) fn check_output(&self, requested: &[usize]) -> Result<()> {
        check_output(&self.shape()?, requested)
    }
}
