//! Tests of fit: `vonmises._core.gof`.
//!
//! Uses `threads`, `arrays`, `observations` and the keys of `random`.

mod fitted;
mod one_sample;
mod rayleigh;
pub(crate) mod register;
pub(crate) mod results;
mod two_sample;
