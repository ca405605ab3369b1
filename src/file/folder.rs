//! The folder that a file is in.

use std::fs::File;
use std::path::Path;

/// Returns the folder that a file is, or will be, in.
pub(crate) fn folder(path: &Path) -> &Path {
    path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Makes a rename in this folder durable.
///
/// The new contents are in place whether or not the file system can do this, so a failure is not reported.
#[cfg(unix)]
pub(crate) fn sync_folder(folder: &Path) {
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
}

#[cfg(not(unix))]
pub(crate) fn sync_folder(_: &Path) {}
