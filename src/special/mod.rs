//! Pure numerics of the circle: nothing here knows of keys, arrays or files.

pub(crate) mod angle;
pub(crate) mod bessel;
pub(crate) mod chebyshev;
#[allow(clippy::approx_constant)] // a script writes every number out in full
pub(crate) mod constants;
pub(crate) mod fixed;
pub(crate) mod pivot;
pub(crate) mod sum;
