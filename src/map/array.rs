//! One array or scalar that a lane returns.

use crate::key::key::Key;
use crate::scalar::mapped::OutputScalar;
use ndarray::{ArrayBase, ArrayView, Data, Dimension, Ix0, aview0};

/// One array or scalar that a lane returns: an `ArrayBase` of any storage and rank, or an [`OutputScalar`].
#[diagnostic::on_unimplemented(
    message = "a lane of a map cannot return `{Self}`",
    note = "return an ndarray array, a scalar, or a tuple of 1 to 6 of these, or a `Result` of one of these",
    note = "the elements of an array must be `Clone + Send + Sync`"
)]
pub trait LaneArray: Send {
    /// The element type of the result.
    type Elem: Clone + Send + Sync;

    /// The dimension of one lane's array.
    type Dim: Dimension;

    /// Returns the elements; a scalar is an array of rank 0.
    fn elements(&self) -> ArrayView<'_, Self::Elem, Self::Dim>;
}

impl<S: Data<Elem: Clone + Send + Sync> + Send, D: Dimension> LaneArray for ArrayBase<S, D> {
    type Elem = S::Elem;
    type Dim = D;

    fn elements(&self) -> ArrayView<'_, S::Elem, D> {
        self.view()
    }
}

impl OutputScalar for Key {}

impl<T: OutputScalar> LaneArray for T {
    type Elem = T;
    type Dim = Ix0;

    fn elements(&self) -> ArrayView<'_, T, Ix0> {
        aview0(self)
    }
}
