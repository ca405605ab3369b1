//! Where results go.

pub(crate) mod destination;
mod progress;
pub(crate) mod writing;
