//! The values that a mapped function may return.

use crate::error::Result;
use crate::key::key::Key;
use ndarray::{ArrayBase, ArrayView, Data, Dimension, Ix0, aview0};

/// A value that a mapped function may return.
///
/// An array of any dimension (owned, a view, or copy-on-write), a scalar (`f32`, `f64`, `u32`, `u64` or [`Key`]), or a
/// [`Result`] of one of these.
#[diagnostic::on_unimplemented(
    message = "a lane of a map cannot return `{Self}`",
    note = "return an ndarray array, `f32`, `f64`, `u32`, `u64`, `Key`, or a `vonmises::Result` of one of these"
)]
pub trait LaneOutput {
    /// The element type of the map's result.
    type Elem;

    /// The dimension of one lane's result.
    type Dim: Dimension;

    /// Returns the values to copy into the map's result.
    ///
    /// # Errors
    /// The error that the lane returned.
    fn row(&self) -> Result<ArrayView<'_, Self::Elem, Self::Dim>>;
}

impl<S: Data, D: Dimension> LaneOutput for ArrayBase<S, D> {
    type Elem = S::Elem;
    type Dim = D;

    fn row(&self) -> Result<ArrayView<'_, S::Elem, D>> {
        Ok(self.view())
    }
}

impl<T: LaneOutput> LaneOutput for Result<T> {
    type Elem = T::Elem;
    type Dim = T::Dim;

    fn row(&self) -> Result<ArrayView<'_, T::Elem, T::Dim>> {
        self.as_ref().map_err(Clone::clone)?.row()
    }
}

macro_rules! scalar_output {
    ($($scalar:ty),*) => { $(
        impl LaneOutput for $scalar {
            type Elem = Self;
            type Dim = Ix0;

            fn row(&self) -> Result<ArrayView<'_, Self, Ix0>> {
                Ok(aview0(self))
            }
        }
    )* };
}
scalar_output!(f32, f64, u32, u64, Key);
