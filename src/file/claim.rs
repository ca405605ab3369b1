//! The temporary file beside a target: its name, and the lock that keeps a second writer out.

use crate::file::folder::folder;
use crate::key::key::Key;
use std::{
    ffi::{OsStr, OsString},
    fs::{self, File, OpenOptions, Permissions, TryLockError},
    io::{self, ErrorKind},
    path::{Path, PathBuf},
};

const SUFFIX: &str = ".vonmises-part";

/// The longest name that file systems take, in bytes.
const MAX_NAME: usize = 255;

/// Attempts to lock a file that others create and remove meanwhile.
const ATTEMPTS: usize = 100;

/// Returns `.NAME.vonmises-part` in the folder of the target; a long name is cut and followed by its digest.
pub(crate) fn temporary_path(target: &Path) -> io::Result<PathBuf> {
    let name = target.file_name().ok_or(ErrorKind::NotFound)?;
    if target.as_os_str().as_encoded_bytes().last().is_some_and(|&last| std::path::is_separator(last.into())) {
        return Err(ErrorKind::IsADirectory.into());
    }
    let mut hidden = OsString::from(".");
    if 1 + name.len() + SUFFIX.len() <= MAX_NAME {
        hidden.push(name)
    } else {
        hidden.push(shortened(name))
    }
    hidden.push(SUFFIX);
    Ok(folder(target).join(hidden))
}

/// Returns the beginning of a name and a digest of all of it.
fn shortened(name: &OsStr) -> String {
    let text = name.to_string_lossy();
    let ends = text.char_indices().map(|(at, letter)| at + letter.len_utf8());
    let kept = ends.take_while(|end| 1 + end + 17 + SUFFIX.len() <= MAX_NAME).last().unwrap_or(0);
    let digest = Key::digest(name.as_encoded_bytes().iter().map(|&byte| byte.into()));
    format!("{}-{digest:016x}", &text[..kept])
}

/// Creates and locks a new file of that name; returns `None` if another process holds the name.
///
/// An existing file is never written to: it is removed if its lock shows that nobody is writing it. Between its
/// creation and its locking a new file looks abandoned too, so it counts only if it still has its name when it is
/// locked; and only the holder of the lock removes the name.
pub(crate) fn claim(temporary: &Path, permissions: Option<&Permissions>) -> io::Result<Option<File>> {
    for _ in 0..ATTEMPTS {
        match create_options(permissions).open(temporary) {
            Ok(file) => match lock(&file) {
                Ok(true) if is_at(&file, temporary)? => return Ok(Some(file)),
                Ok(true) => {}
                Ok(false) => return Ok(None),
                // A file system without locks: the name alone is held, as long as the file is there.
                Err(_) => return Ok(Some(file)),
            },
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {
                if !remove_abandoned(temporary)? {
                    return Ok(None);
                }
            }
            Err(error) => return Err(error),
        }
    }
    Ok(None)
}

/// Removes a file that nobody is writing; returns whether the name is free now.
fn remove_abandoned(temporary: &Path) -> io::Result<bool> {
    match fs::symlink_metadata(temporary) {
        Ok(found) if found.is_file() => {}
        Ok(_) => return Err(ErrorKind::AlreadyExists.into()),
        Err(error) => return if error.kind() == ErrorKind::NotFound { Ok(true) } else { Err(error) },
    }
    let removed = OpenOptions::new().read(true).write(true).open(temporary).and_then(|file| match lock(&file) {
        Ok(true) if is_at(&file, temporary)? => fs::remove_file(temporary).map(|()| true),
        Ok(moved_on) => Ok(moved_on),
        Err(_) => Ok(false),
    });
    removed.or_else(|error| if error.kind() == ErrorKind::NotFound { Ok(true) } else { Err(error) })
}

/// Locks a file; returns `false` if another handle holds the lock.
fn lock(file: &File) -> io::Result<bool> {
    match file.try_lock() {
        Ok(()) => Ok(true),
        Err(TryLockError::WouldBlock) => Ok(false),
        Err(TryLockError::Error(error)) => Err(error),
    }
}

#[cfg(unix)]
fn create_options(permissions: Option<&Permissions>) -> OpenOptions {
    use crate::file::target::initial_mode;
    use std::os::unix::fs::OpenOptionsExt;
    let mut options = OpenOptions::new();
    options.read(true).write(true).create_new(true).mode(initial_mode(permissions));
    options
}

#[cfg(not(unix))]
fn create_options(_: Option<&Permissions>) -> OpenOptions {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create_new(true);
    options
}

/// Returns whether the open file is the one of that name.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> io::Result<bool> {
    use std::os::unix::fs::MetadataExt;
    let open = file.metadata()?;
    match fs::symlink_metadata(path) {
        Ok(named) => Ok((named.dev(), named.ino()) == (open.dev(), open.ino())),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

/// Returns whether there is a file of that name: elsewhere an open file cannot be removed, and so keeps its name.
#[cfg(not(unix))]
fn is_at(_: &File, path: &Path) -> io::Result<bool> {
    path.try_exists()
}
