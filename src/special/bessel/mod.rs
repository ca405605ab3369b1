//! Modified Bessel functions of the first kind, in the forms that the von Mises distribution needs.
//!
//! `ratio` has A(κ) = I₁(κ)/I₀(κ), its complement and higher ratios; `inverse` the inverse of A, from tables in
//! `inverse_rows`; `slope` its derivative. `peak` has the density's peak and the entropy, `moments` A and its derivative
//! for many concentrations, from tables in `rows` on the scale of `scale`. None of them feeds a sample's bytes.

pub(crate) mod inverse;
#[allow(clippy::approx_constant, clippy::excessive_precision)]
mod inverse_rows;
pub(crate) mod moments;
pub(crate) mod peak;
pub(crate) mod ratio;
#[allow(clippy::approx_constant, clippy::excessive_precision)]
mod rows;
mod scale;
pub(crate) mod slope;
