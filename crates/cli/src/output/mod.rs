//! Output files and standard output: checks beforehand, writing with a progress bar.
//!
//! Uses `exit`.

pub(crate) mod destination;
pub(crate) mod encoding;
mod progress;
pub(crate) mod writing;
