//! The checked parameters of a von Mises distribution, as arrays that broadcast.

use crate::error::Result;
use crate::input::condition;
use crate::input::operand::Operand;
use crate::input::param::Param;
use crate::scalar::float::Float;
use crate::shape::broadcast::broadcast_shapes;

/// A location and a concentration for each distribution.
#[derive(Debug)]
pub(crate) struct Parameters<'a, F: Float> {
    pub(crate) loc: Operand<'a, F>,
    pub(crate) concentration: Operand<'a, F>,
}

impl<'a, F: Float> Parameters<'a, F> {
    /// Checks the shapes, then every element of both parameters.
    ///
    /// `check_shape` gets the shape that both broadcast to. Shapes come first because elements may be many, and the
    /// elements of a broadcast view more than a program can count.
    pub(crate) fn new<T>(
        loc: impl Param<'a, F>,
        concentration: impl Param<'a, F>,
        check_shape: impl FnOnce(&[usize]) -> Result<T>,
    ) -> Result<(Self, T)> {
        let (loc, concentration) = (Operand::new(loc)?, Operand::new(concentration)?);
        let checked = check_shape(&broadcast_shapes(loc.shape(), concentration.shape())?)?;
        let loc = loc.checked(&condition::angle("loc"))?;
        let concentration = concentration.checked(&condition::concentration())?;
        Ok((Self { loc, concentration }, checked))
    }
}
