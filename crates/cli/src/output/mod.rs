//! Output files and standard output: checks beforehand, writing with a progress bar.
//!
//! Uses `exit`.

pub(crate) mod destination;
pub(crate) mod encoding;
pub(crate) mod labelled;
mod progress;
pub(crate) mod writing;
