//! The error of a function at a point: the library's result beside that of `precise`, in a unit.
//!
//! `function` lists the functions and `point` what they are evaluated at. `ours` evaluates the library, `error`
//! compares; `gradient` does so for derivatives.

pub(crate) mod counting;
pub(crate) mod error;
pub(crate) mod function;
mod gradient;
pub(crate) mod ours;
pub(crate) mod point;
