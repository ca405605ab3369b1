//! Shapes of arrays: `shape` arguments, broadcasting, and the indices of elements and axes.
//!
//! Broadcasting and indexing follow NumPy's rules.

// This room uses only the crate's errors: nothing in it depends on the type or the values of elements.

pub(crate) mod broadcast;
pub(crate) mod grid;
pub(crate) mod index;
pub(crate) mod out_shape;
pub(crate) mod segments;
pub(crate) mod slice;

pub use broadcast::broadcast_shapes;
pub use index::{normalize_axis, unravel_index};
pub use out_shape::{Broadcast, OutShape};
