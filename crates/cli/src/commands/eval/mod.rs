//! `vonmises eval`: density, cumulative functions, quantiles and entropy.

pub(crate) mod command;
mod function;
mod printed;
