//! The array of a draw, not drawn yet: `samples` has its type and its arguments, `plan` what all blocks of a draw share,
//! `draw`, `fill` and `slices` draw all of it or parts, and `fingerprint` identifies it.

mod draw;
mod fill;
mod fingerprint;
mod plan;
pub(crate) mod samples;
mod slices;
