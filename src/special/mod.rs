//! Numerics of the circle: elementary functions in fixed arithmetic, angles modulo 2π, Bessel functions, interpolation.
//!
//! Everything here is a function of numbers alone and knows nothing of keys, arrays or files. This room uses `simd` and
//! `scalar`.
//!
//! What must stay true: `angle` (`centre`, `reduce` and `wrap`), `chebyshev`, `concentration_scale`, `constants`,
//! `fixed` and `polar` feed a sample's bytes, so what samples use of them is made of `+ - * /`, `sqrt` and integer
//! operations alone, which every processor rounds in the same way. `normal` keeps to the same, for normal numbers;
//! `bessel`, `pivot` and `sum` feed statistics and may use fused multiply-adds and library functions.

pub(crate) mod angle;
pub(crate) mod bessel;
pub(crate) mod chebyshev;
pub(crate) mod concentration_scale;
#[allow(clippy::approx_constant)] // a script writes every number out in full
pub(crate) mod constants;
pub(crate) mod fixed;
pub(crate) mod normal;
pub(crate) mod pivot;
pub(crate) mod polar;
pub(crate) mod sum;
