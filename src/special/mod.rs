//! Pure numerics: nothing here knows of keys, arrays or distributions.

pub(crate) mod angle;
pub(crate) mod bessel;
pub(crate) mod chebyshev;
#[allow(clippy::approx_constant)] // a script writes every number out in full
pub(crate) mod constants;
pub(crate) mod deviation;
pub(crate) mod fixed;
pub(crate) mod null;
pub(crate) mod peak;
pub(crate) mod permutation;
#[allow(clippy::approx_constant, clippy::excessive_precision)]
mod rows;
pub(crate) mod slope;
pub(crate) mod sum;
