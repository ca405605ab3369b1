//! Modified Bessel functions of the first kind, in the forms that the von Mises distribution needs.
//!
//! `ratio` has A(κ) = I₁(κ)/I₀(κ), its complement, its inverse and higher ratios; `slope` the derivative of A; `peak`
//! the density's peak and the entropy, from tables in `rows`. None of them feeds a sample's bytes.

pub(crate) mod peak;
pub(crate) mod ratio;
#[allow(clippy::approx_constant, clippy::excessive_precision)]
mod rows;
pub(crate) mod slope;
