//! `vonmises eval`: evaluates density, cumulative functions, quantiles, entropy and divergence.

pub(crate) mod arguments;
mod divergence;
mod function;
mod inputs;
mod printed;
mod run;
