//! The error of creating a file or putting it in place.

use std::{io, path::PathBuf};

/// Why a file could not be created or put in place. What is written to it has errors of its own.
#[derive(Debug)]
pub(crate) enum FileError {
    /// The system refused something about the target.
    Io(io::Error),
    /// Something about the temporary file is wrong: what has its name is in the way, or it lost its name.
    Temporary { temporary: PathBuf, source: io::Error },
    /// Another process or thread holds the temporary file.
    Busy { temporary: PathBuf },
    /// The target exists and is not to be replaced.
    Exists,
}

impl From<io::Error> for FileError {
    fn from(source: io::Error) -> Self {
        Self::Io(source)
    }
}

/// For callers whose errors name the target and hold an error of the system.
#[cfg(feature = "plot")]
impl From<FileError> for io::Error {
    fn from(error: FileError) -> Self {
        match error {
            FileError::Io(source) => source,
            FileError::Temporary { temporary, source } => {
                Self::new(source.kind(), format!("{}: {source}", temporary.display()))
            }
            FileError::Busy { temporary } => Self::new(
                io::ErrorKind::ResourceBusy,
                format!("another process is writing this file, as {}", temporary.display()),
            ),
            FileError::Exists => Self::new(io::ErrorKind::AlreadyExists, "the file exists"),
        }
    }
}
