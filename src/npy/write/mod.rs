//! Writing.

pub(crate) mod chunks;
pub(crate) mod join;
pub(crate) mod save;
pub(crate) mod writer;
