//! The calls that users write: every form compiles, infers its types, and gives the shape and values it should.
#![allow(clippy::needless_borrows_for_generic_args)] // both ways of giving an array are to work

mod closures;
mod data;
mod generic;
mod map_arguments;
mod nesting;
mod networks;
mod sampling;

/// A test that uses `?`, as a user's `main` does.
type Outcome = Result<(), Box<dyn std::error::Error>>;
