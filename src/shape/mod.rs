//! Shapes of arrays: what a `shape` argument may be, how shapes broadcast, and how elements and axes are counted.
//!
//! The rules are NumPy's.

pub(crate) mod broadcast;
pub(crate) mod index;
pub(crate) mod out_shape;

pub use broadcast::broadcast_shapes;
pub use index::{normalize_axis, unravel_index};
pub use out_shape::{Broadcast, OutShape};
