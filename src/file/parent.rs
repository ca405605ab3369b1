//! The folder that a file is in.

use std::path::Path;

/// Returns the folder that a file is, or will be, in.
pub(crate) fn parent(path: &Path) -> &Path {
    path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}
