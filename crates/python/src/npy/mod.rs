//! Files: `vonmises._core.npy`.
//!
//! Uses `threads`.

mod describe;
mod join;
pub(crate) mod register;
