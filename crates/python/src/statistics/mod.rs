//! Circular statistics and fits: `vonmises._core.circular`.
//!
//! Uses `threads`, `arrays`, `observations`, `functions` and the keys of `random`.

mod accumulator;
mod direction;
mod elements;
mod fit;
mod fitted;
mod moments;
mod numbers;
mod order;
pub(crate) mod register;
mod shape;
mod spread;
pub(crate) mod stored;
