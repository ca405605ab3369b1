//! Reading.

pub(crate) mod describe;
pub(crate) mod load;
