//! Output files and standard output: checks beforehand, writing with a progress bar, signs of life.
//!
//! Uses `exit`.

pub(crate) mod destination;
pub(crate) mod encoding;
pub(crate) mod labelled;
pub(crate) mod progress;
pub(crate) mod writing;
