//! The quantile of the centred von Mises distribution: from random words to samples, from probabilities to angles.
//!
//! `docs/engine.md` explains the engine from its beginning, with a picture. A `tail` is that of a word or a
//! probability; `coordinate` says in which *row* it lies, and `concentration` in which *cell* its concentration does.
//! `cell` keeps the *surfaces* of each cell, polynomials in the position in the row and in the concentration. They
//! interpolate the solutions of `heights`, which come from `solve` and are continued from row to row by a `series`. A
//! `table` has all rows of one concentration, of which a `batch` of tails takes what it needs; `each_batch` makes one row
//! for each of many concentrations. `fill` turns the tails of a `task` into results: `samples` of random words, or
//! `angles` of probabilities. *Slopes* are derivatives of the quantile in the concentration, from surfaces of their own,
//! which interpolate exact integrals at the same nodes.
//!
//! This room uses `simd`, `scalar`, `special`, `key` and `probability`, and knows nothing of arrays and broadcasting.
//!
//! What must stay true: everything here but slopes feeds a sample's bytes, so it uses only `+ - * /`, `sqrt` and integer
//! operations, in an order that depends neither on the vector level nor on the way in which a row is made.

pub(crate) mod angles;
pub(crate) mod batch;
pub(crate) mod cell;
pub(crate) mod concentration;
pub(crate) mod coordinate;
pub(crate) mod each_batch;
pub(crate) mod fill;
pub(crate) mod heights;
pub(crate) mod samples;
pub(crate) mod series;
pub(crate) mod solve;
pub(crate) mod table;
pub(crate) mod tail;
pub(crate) mod task;
#[cfg(test)]
mod tests;
