//! Arguments of the caller: parameters, the conditions on them, and how they are read as if they were broadcast.
//!
//! This room uses `scalar`, `simd`, `shape` and `memory`.
//!
//! What must stay true: every element is checked before anything is computed from it; the error names the argument and
//! the first offending index, for any number of threads; nothing is copied that can be borrowed.

pub(crate) mod condition;
pub(crate) mod operand;
pub(crate) mod param;
pub(crate) mod parameters;
