//! What several commands take.

pub(crate) mod key;
pub(crate) mod parameter;
pub(crate) mod shape;
pub(crate) mod units;
