//! The rose diagram: `function` counts angles, `drawing` draws them on the disc of `scale`, with the curve of `shares`
//! and the labels of `rim`.

mod drawing;
pub(crate) mod function;
mod rim;
mod scale;
mod shares;
