//! `vonmises eval`: evaluates density, cumulative functions, quantiles and entropy.

pub(crate) mod arguments;
mod function;
mod printed;
mod run;
