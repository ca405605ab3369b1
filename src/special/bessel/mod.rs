//! Modified Bessel functions of the first kind, as the von Mises distribution needs them.

pub(crate) mod peak;
pub(crate) mod ratio;
#[allow(clippy::approx_constant, clippy::excessive_precision)]
mod rows;
pub(crate) mod slope;
