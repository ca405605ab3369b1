//! What a path leads to.

use crate::file::error::FileError;
use crate::file::links::follow_links;
use crate::file::regular::open_regular;
use std::{
    fs::{self, File, OpenOptions, Permissions},
    io::{self, ErrorKind},
    path::{Path, PathBuf},
};

/// What a path leads to, symbolic links followed.
pub(crate) enum Target {
    /// The path of a file, whose contents are replaced as a whole, and its permissions if it exists.
    File(PathBuf, Option<Permissions>),
    /// A pipe or device, open for writing: its contents cannot be replaced.
    Device(File),
}

impl Target {
    /// Finds what to write for a path, and waits for the reader of a pipe. Refuses a folder, a file that may not be
    /// written, and with `overwrite` false anything that exists.
    pub(crate) fn from_path(path: &Path, overwrite: bool) -> Result<Self, FileError> {
        let target = follow_links(path)?;
        match fs::metadata(path) {
            Ok(_) if !overwrite => Err(FileError::Exists),
            Ok(found) if found.is_dir() => Err(io::Error::from(ErrorKind::IsADirectory).into()),
            Ok(found) if found.is_file() => {
                // Opened because a rename does not check whether the file may be written.
                let file = open_regular(&target, OpenOptions::new().write(true))?.ok_or_else(exchanged)?;
                Ok(Self::File(target, Some(file.metadata()?.permissions())))
            }
            Ok(_) => {
                let device = OpenOptions::new().write(true).open(path)?;
                if device.metadata()?.is_file() { Err(exchanged().into()) } else { Ok(Self::Device(device)) }
            }
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(Self::File(target, None)),
            Err(error) => Err(error.into()),
        }
    }
}

fn exchanged() -> io::Error {
    io::Error::other("was exchanged for something else while it was opened")
}
