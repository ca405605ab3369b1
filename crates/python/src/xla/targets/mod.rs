//! The functions: samples, functions of angles, probabilities and concentrations, and their derivatives.
//!
//! A parameter that is out of range gives NaN in the elements that it broadcasts to, where the functions for NumPy
//! raise an error: compiled programs also compute what `jax.numpy.where` does not choose.

mod call;
mod domain;
mod elementwise;
pub(super) mod functions;
pub(super) mod moments;
pub(super) mod samples;
mod skewness;
