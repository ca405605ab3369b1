//! What a path leads to.

use crate::file::folder::folder;
use std::{
    fs::{self, File, OpenOptions, Permissions},
    io::{self, ErrorKind},
    path::{Path, PathBuf},
};

/// Links followed before giving up; Linux gives up after 40 too.
const MAX_LINKS: usize = 40;

/// What a path leads to, symbolic links followed.
pub(crate) enum Target {
    /// The path of a file, whose contents are replaced as a whole, and its permissions if it exists.
    File(PathBuf, Option<Permissions>),
    /// A pipe or device, open for writing: its contents cannot be replaced.
    Device(File),
}

impl Target {
    /// Finds what to write for a path. A folder is refused, and a file that may not be written.
    pub(crate) fn from_path(path: &Path) -> io::Result<Self> {
        match fs::metadata(path) {
            Ok(found) if found.is_dir() => Err(ErrorKind::IsADirectory.into()),
            Ok(found) if !found.is_file() => Ok(Self::Device(OpenOptions::new().write(true).open(path)?)),
            Ok(_) => {
                let target = follow_links(path)?;
                // Opened because a rename does not check whether the file may be written.
                let permissions = OpenOptions::new().write(true).open(&target)?.metadata()?.permissions();
                Ok(Self::File(target, Some(permissions)))
            }
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(Self::File(follow_links(path)?, None)),
            Err(error) => Err(error),
        }
    }
}

/// Returns the end of a chain of symbolic links, whether or not there is a file.
fn follow_links(path: &Path) -> io::Result<PathBuf> {
    let mut target = path.to_owned();
    for _ in 0..MAX_LINKS {
        match fs::read_link(&target) {
            Ok(next) => target = folder(&target).join(next),
            Err(_) => return Ok(target),
        }
    }
    Err(io::Error::other("too many symbolic links"))
}

/// Returns the mode to create a temporary file with, to which the umask still applies: never wider than that of the
/// file that it replaces.
#[cfg(unix)]
pub(crate) fn initial_mode(existing: Option<&Permissions>) -> u32 {
    use std::os::unix::fs::PermissionsExt;
    existing.map_or(0o666, |permissions| permissions.mode() & 0o777)
}
