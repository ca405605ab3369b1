//! What the function of a map may return.

use crate::error::Result;
use crate::key::key::Key;
use ndarray::{ArrayBase, ArrayView, Data, Dimension, Ix0, aview0};

/// What a lane returns: an array of any dimension (owned, a view, copy-on-write), a scalar (`f32`, `f64`, `u32`,
/// `u64`, [`Key`]), or a [`Result`] of one.
#[diagnostic::on_unimplemented(
    message = "a lane of a map cannot return `{Self}`",
    note = "return an ndarray array, `f32`, `f64`, `u32`, `u64`, `Key`, or a `vonmises::Result` of one of these"
)]
pub trait LaneOutput {
    /// Element type of the map's result.
    type Elem;

    /// Dimension of one lane's result.
    type Dim: Dimension;

    /// What is to be copied into the map's result.
    ///
    /// # Errors
    /// The lane's own error.
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
