//! What unit tests need: reference tables and distances.

pub(crate) mod distance;
pub(crate) mod reference;
