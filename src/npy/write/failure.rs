//! The errors of files as those of this room.

use crate::file::error::FileError;
use crate::npy::error::{Error, ErrorKind};
use std::path::Path;

/// Adds the path that the caller gave, or that of the temporary file if it is the one that is wrong.
pub(crate) fn named(error: FileError, path: &Path) -> Error {
    match error {
        FileError::Io(source) => ErrorKind::Io(source).at(path),
        FileError::Temporary { temporary, source } => ErrorKind::Io(source).at(&temporary),
        FileError::Busy { temporary } => ErrorKind::Busy { temporary }.at(path),
        FileError::Exists => ErrorKind::Exists.at(path),
    }
}
