//! Points and sizes in a drawing.

/// A point: to the right and down from the top left corner, in pixels at scale 1.
pub(crate) type Point = [f64; 2];

/// A width and a height, in pixels at scale 1.
pub(crate) type Size = [f64; 2];
