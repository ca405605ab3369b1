//! The rose diagram: `build` makes `drawing` of observations.
//!
//! `petals` chooses the number of petals, `layers` divides them, `sample` counts, `shares` has the curve, `scale` is the
//! disc that they are drawn on, `rings` and `rim` have its labels, `mean` draws the mean direction, and `dots` has the points
//! outside.

pub(crate) mod build;
mod dots;
mod drawing;
mod layers;
mod mean;
mod petals;
mod rim;
mod rings;
mod sample;
mod scale;
mod shares;
