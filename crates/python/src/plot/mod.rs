//! Pictures: `vonmises._core.plot`.
//!
//! Uses `threads`, `arrays` and `observations`.

mod draw;
mod options;
mod panels;
mod picture;
pub(crate) mod register;
