//! Pure numerics: nothing here knows of keys, arrays or distributions.

pub(crate) mod angle;
pub(crate) mod bessel;
pub(crate) mod constants;
pub(crate) mod fixed;
pub(crate) mod sum;
