//! Paths within the project.

use std::path::{Path, PathBuf};

/// Returns the path of a file of the project.
pub(crate) fn file(name: &str) -> PathBuf {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../..")).join(name)
}
