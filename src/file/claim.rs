//! The temporary file beside a target, and the lock that keeps a second writer out.

use crate::file::folder::Folder;
use crate::file::temporary::Names;
use std::{
    ffi::OsStr,
    fs::{File, Permissions, TryLockError},
    io::{self, ErrorKind},
};

/// Attempts to lock a file that others create and remove meanwhile.
const ATTEMPTS: usize = 100;

/// Creates and locks the temporary file; returns `None` if another process holds its name.
///
/// An existing file is never written to: it is removed if its lock shows that nobody is writing it. Between its
/// creation and its locking a new file looks abandoned too, so it counts only if it still has its name when it is
/// locked; and only the holder of the lock removes the name.
pub(crate) fn claim(folder: &Folder, names: &Names, replaced: Option<&Permissions>) -> io::Result<Option<File>> {
    for _ in 0..ATTEMPTS {
        match folder.create(&names.part, replaced) {
            Ok(file) => match lock(&file) {
                Ok(true) if !folder.has(&names.part, &file)? => {}
                Ok(false) => return Ok(None),
                // An error: on a file system without locks the name alone is held, as long as the file is there.
                Ok(true) | Err(_) => {
                    let _ = folder.remove(&names.done); // what a run left that was killed in its last step
                    return Ok(Some(file));
                }
            },
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {
                if !remove_abandoned(folder, &names.part)? {
                    return Ok(None);
                }
            }
            Err(error) => return Err(error),
        }
    }
    Ok(None)
}

/// Removes a file that nobody is writing; returns whether the name is free now.
fn remove_abandoned(folder: &Folder, name: &OsStr) -> io::Result<bool> {
    let removed = folder.open_file(name).and_then(|file| match lock(&file) {
        Ok(true) if folder.has(name, &file)? => folder.remove(name).map(|()| true),
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
