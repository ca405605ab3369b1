//! Tests of the null distributions of grouped angles.

mod exact;
mod invariants;
mod limits;
mod outcomes;
