//! The quantile of the centred von Mises distribution: from random words to samples, from probabilities to angles.
//!
//! The quantile of every concentration is tabulated in *rows*: polynomials of degree 7 in a coordinate of the tail
//! probability. `coordinate` says in which row a tail lies, `concentration` in which cell a concentration. `cell` keeps
//! the rows' coefficients as polynomials in the concentration (surfaces), which interpolate the solutions of `heights`;
//! these begin with `solve` and go from row to row by `series`. A `table` has all rows of one concentration; `batch` uses
//! it for many tails, and `each_batch` finds the row of each of many concentrations. `fill` turns the tails of a `task`
//! into results: `samples` of random words, or `angles` of probabilities.
//!
//! This room uses `simd`, `scalar`, `special`, `key` and `probability`, and knows nothing of arrays and broadcasting.
//!
//! What must stay true: everything here feeds a sample's bytes, so it uses only `+ - * /`, `sqrt` and integer
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
