//! The lanes of an array, by the rank of the array.

use ndarray::{ArrayView, Axis, Ix1, Ix2, Ix3, Ix4, Ix5, Ix6, IxDyn, RemoveAxis};

/// A rank of arrays that have lanes, for elements of type `A`.
///
/// | rank | lane |
/// | --- | --- |
/// | `Ix1` | the element itself, by value (`A: Copy`) |
/// | `Ix2` to `Ix6` | a view of rank n − 1 |
/// | `IxDyn` | an `ArrayViewD`, even if it holds a single element |
///
/// Views live as long as the mapped array.
#[diagnostic::on_unimplemented(
    message = "an array of rank `{Self}` and elements `{A}` has no lanes",
    note = "ranks 1 to 6 and dynamic ranks can be mapped; the elements of a 1-d array must be `Copy`"
)]
pub trait LaneOf<A>: RemoveAxis {
    /// A lane: an element or a view.
    type Lane<'a>
    where
        A: 'a;

    /// Returns lane `index` of `view` along `axis`.
    ///
    /// # Panics
    /// If the axis or the index is out of range, like ndarray's indexing.
    fn lane_of<'a>(view: ArrayView<'a, A, Self>, axis: Axis, index: usize) -> Self::Lane<'a>;
}

impl<A: Copy> LaneOf<A> for Ix1 {
    type Lane<'a>
        = A
    where
        A: 'a;

    fn lane_of<'a>(view: ArrayView<'a, A, Self>, _: Axis, index: usize) -> A {
        view[index]
    }
}

macro_rules! lane_is_view {
    ($($rank:ty => $lower:ty),*) => { $(
        impl<A> LaneOf<A> for $rank {
            type Lane<'a> = ArrayView<'a, A, $lower> where A: 'a;

            fn lane_of<'a>(view: ArrayView<'a, A, Self>, axis: Axis, index: usize) -> Self::Lane<'a> {
                view.index_axis_move(axis, index)
            }
        }
    )* };
}
lane_is_view!(Ix2 => Ix1, Ix3 => Ix2, Ix4 => Ix3, Ix5 => Ix4, Ix6 => Ix5, IxDyn => IxDyn);
