//! x
pub(crate) mod arc;
pub(crate) mod batch;
pub(crate) mod cell;
pub(crate) mod cumulative;
pub(crate) mod density;
mod heights;
pub(crate) mod mass;
pub(crate) mod place;
pub(crate) mod row;
pub(crate) mod tails;
#[cfg(test)]
mod tests;
