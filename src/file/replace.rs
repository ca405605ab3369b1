//! Writing a file so that nobody, at any moment, finds half of it.

use std::{
    fs::{self, File, OpenOptions, Permissions},
    io::{self, BufWriter, ErrorKind, Write},
    path::{Path, PathBuf},
};
use tempfile::Builder;

/// Links followed before giving up; Linux gives up after 40 too.
const MAX_LINKS: usize = 40;

/// What a path leads to.
pub(crate) enum Target {
    /// A name for contents, which are exchanged as a whole, and the permissions of those that it has.
    File(PathBuf, Option<Permissions>),
    /// A pipe or device is not a name for contents that could be exchanged.
    Device(File),
}

impl Target {
    pub(crate) fn of(path: &Path) -> io::Result<Self> {
        match fs::metadata(path) {
            Ok(found) if found.is_dir() => Err(ErrorKind::IsADirectory.into()),
            Ok(found) if !found.is_file() => Ok(Self::Device(OpenOptions::new().write(true).open(path)?)),
            Ok(_) => {
                let target = final_target(path)?;
                // Opened because a rename would not ask whether the file may be written.
                let permissions = OpenOptions::new().write(true).open(&target)?.metadata()?.permissions();
                Ok(Self::File(target, Some(permissions)))
            }
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(Self::File(final_target(path)?, None)),
            Err(error) => Err(error),
        }
    }
}

/// Makes `write`'s output the contents of the file.
pub(crate) fn replace(path: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    match Target::of(path)? {
        Target::File(target, permissions) => rename_over(&target, permissions, write),
        Target::Device(mut device) => buffered(&mut device, write),
    }
}

/// Where a chain of symbolic links ends, be there a file or not.
fn final_target(path: &Path) -> io::Result<PathBuf> {
    let mut target = path.to_owned();
    for _ in 0..MAX_LINKS {
        match fs::read_link(&target) {
            Ok(next) => target = folder(&target).join(next),
            Err(_) => return Ok(target),
        }
    }
    Err(io::Error::other("too many symbolic links"))
}

pub(crate) fn folder(path: &Path) -> &Path {
    path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Writes a temporary file beside the target, which is removed if anything fails, and renames it.
fn rename_over(
    target: &Path,
    permissions: Option<Permissions>,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    let mut temporary = builder(permissions.as_ref()).tempfile_in(folder(target))?;
    buffered(temporary.as_file_mut(), write)?;
    if let Some(permissions) = permissions {
        temporary.as_file().set_permissions(permissions)?;
    }
    temporary.as_file().sync_all()?;
    temporary.persist(target).map_err(|error| error.error)?;
    sync_folder(folder(target));
    Ok(())
}

/// A temporary file of the mode to create the target with, to which the umask still applies: never wider than that of
/// the file it replaces.
#[cfg(unix)]
fn builder(existing: Option<&Permissions>) -> Builder<'static, 'static> {
    use std::os::unix::fs::PermissionsExt;
    let mut builder = Builder::new();
    builder.permissions(Permissions::from_mode(initial_mode(existing)));
    builder
}

#[cfg(unix)]
pub(crate) fn initial_mode(existing: Option<&Permissions>) -> u32 {
    use std::os::unix::fs::PermissionsExt;
    existing.map_or(0o666, |permissions| permissions.mode() & 0o777)
}

#[cfg(not(unix))]
fn builder(_: Option<&Permissions>) -> Builder<'static, 'static> {
    Builder::new()
}

fn buffered(file: &mut File, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let mut out = BufWriter::new(file);
    write(&mut out)?;
    out.flush()
}

/// Makes the rename itself last. The new contents are in place whether or not the file system can do this, so that a
/// failure is none of the caller's.
#[cfg(unix)]
pub(crate) fn sync_folder(folder: &Path) {
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
}

#[cfg(not(unix))]
pub(crate) fn sync_folder(_: &Path) {}
