//! Vector levels: how wide the vectors are that this crate computes with.
//!
//! The crate uses the widest vectors of the processor by itself. [`VectorLevel`] is for tests and benchmarks.

// Here are the vector level, chosen when the program runs, and the evaluation of many polynomials at once. This is the
// lowest room: it uses no other.
//
// What must stay true: the level changes the time of a call and nothing else. Polynomials feed a sample's bytes, so
// they use only `+` and `*`, never a fused multiply-add, and each element goes through the same operations at every
// level.

pub(crate) mod aligned;
pub(crate) mod level;
pub(crate) mod polynomials;
pub(crate) mod surfaces;

pub use level::{UnavailableLevel, VectorLevel};
