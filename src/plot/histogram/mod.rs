//! The histogram: `build` makes `drawing` of observations; `window` chooses the part of the circle to show and `bars` the
//! bars in it.

mod bars;
pub(crate) mod build;
mod drawing;
mod window;
