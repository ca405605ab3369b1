//! The rose diagram: `build` makes `drawing` of observations.
//!
//! `petals` chooses the number of petals, `layers` divides them, `sample` counts, `shares` has the curve, `scale` is the
//! disc that they are drawn on, `rim` its labels, and `dots` the points outside it.

pub(crate) mod build;
mod dots;
mod drawing;
pub(crate) mod function;
mod layers;
mod petals;
mod rim;
mod sample;
mod scale;
mod shares;
