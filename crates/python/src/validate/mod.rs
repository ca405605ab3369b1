//! Validation of samples: `vonmises._core.validate`.
//!
//! Uses `threads`, `arrays`, `observations`, `gof` and `statistics`.

mod checks;
mod compare;
pub(crate) mod register;
mod report;
