//! Files that appear whole or not at all.

pub(crate) mod partial;
pub(crate) mod replace;
