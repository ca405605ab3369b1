//! The header of a file.

pub(crate) mod layout;
pub(crate) mod parse;
