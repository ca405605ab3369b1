//! How results are told.

pub(crate) mod estimate;
pub(crate) mod format;
pub(crate) mod places;
pub(crate) mod quantity;
pub(crate) mod words;
