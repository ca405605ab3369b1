//! The histogram: `window` chooses the part of the circle to show and `bars` the bars in it, `drawing` draws them.

mod bars;
mod drawing;
pub(crate) mod function;
mod window;
