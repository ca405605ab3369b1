//! A file while it is made: a temporary beside the target, found by its name, held by a lock, complete or gone.

use crate::file::replace::{folder, sync_folder};
use crate::key::key::Key;
use crate::npy::error::Error;
use std::{
    ffi::{OsStr, OsString},
    fs::{self, File, OpenOptions, Permissions, TryLockError},
    io::{self, ErrorKind},
    path::{Path, PathBuf},
};

const SUFFIX: &str = ".vonmises-part";

/// The longest name that file systems take, in bytes.
const MAX_NAME: usize = 255;

/// How often the name may change hands between its opening and its locking.
const ATTEMPTS: usize = 100;

/// The temporary. Dropped before it is in place, it is removed.
pub(crate) struct Partial<'a> {
    path: &'a Path,
    target: PathBuf,
    temporary: PathBuf,
    file: File,
    permissions: Option<Permissions>,
    in_place: bool,
}

impl<'a> Partial<'a> {
    /// A new temporary, of which so many bytes are reserved. What a dead process left under its name is removed first.
    ///
    /// `path` is named in errors; `permissions` are those of the file to be replaced.
    pub(crate) fn create(
        path: &'a Path,
        target: PathBuf,
        permissions: Option<Permissions>,
        bytes: u64,
    ) -> Result<Self, Error> {
        let io = |source| Error::Io { path: path.to_owned(), source };
        let temporary = temporary(&target).map_err(io)?;
        let file = claim(&temporary, permissions.as_ref())
            .map_err(|source| {
                // What is in the way is to blame, if there is anything.
                let named = if fs::symlink_metadata(&temporary).is_ok() { &temporary } else { path };
                Error::Io { path: named.to_owned(), source }
            })?
            .ok_or_else(|| Error::Busy { path: path.to_owned(), temporary: temporary.clone() })?;
        let partial = Self { path, target, temporary, file, permissions, in_place: false };
        reserve(&partial.file, bytes).map_err(io)?;
        Ok(partial)
    }

    pub(crate) fn file(&self) -> &File {
        &self.file
    }

    /// Makes the temporary, once it is on disk, the target.
    pub(crate) fn finish(mut self, overwrite: bool) -> Result<(), Error> {
        match self.place(overwrite) {
            Ok(()) => {
                sync_folder(folder(&self.target));
                Ok(())
            }
            Err(error) if !overwrite && error.kind() == ErrorKind::AlreadyExists => {
                Err(Error::Exists { path: self.path.to_owned() })
            }
            Err(source) => Err(Error::Io { path: self.path.to_owned(), source }),
        }
    }

    fn place(&mut self, overwrite: bool) -> io::Result<()> {
        if let Some(permissions) = self.permissions.take() {
            self.file.set_permissions(permissions)?;
        }
        self.file.sync_all()?;
        if overwrite { fs::rename(&self.temporary, &self.target) } else { rename_new(&self.temporary, &self.target) }?;
        self.in_place = true;
        Ok(())
    }
}

impl Drop for Partial<'_> {
    fn drop(&mut self) {
        if !self.in_place {
            let _ = fs::remove_file(&self.temporary); // an earlier error is what counts
        }
    }
}

/// `.NAME.vonmises-part` beside the target; of a long name the beginning and a digest of all of it.
fn temporary(target: &Path) -> io::Result<PathBuf> {
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

fn shortened(name: &OsStr) -> String {
    let text = name.to_string_lossy();
    let ends = text.char_indices().map(|(at, letter)| at + letter.len_utf8());
    let kept = ends.take_while(|end| 1 + end + 17 + SUFFIX.len() <= MAX_NAME).last().unwrap_or(0);
    let digest = Key::digest(name.as_encoded_bytes().iter().map(|&byte| byte.into()));
    format!("{}-{digest:016x}", &text[..kept])
}

/// A new file of that name, locked; nothing if another process holds the name.
///
/// A file that is there already is never written to: it is removed if its lock shows that nobody is at work on it.
/// Between its creation and its locking a new file looks abandoned too, so that it counts only if it still has its name
/// when it is locked; and only who holds the lock removes the name.
fn claim(temporary: &Path, permissions: Option<&Permissions>) -> io::Result<Option<File>> {
    for _ in 0..ATTEMPTS {
        match creating(permissions).open(temporary) {
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

/// Whether the name is free now.
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

fn lock(file: &File) -> io::Result<bool> {
    match file.try_lock() {
        Ok(()) => Ok(true),
        Err(TryLockError::WouldBlock) => Ok(false),
        Err(TryLockError::Error(error)) => Err(error),
    }
}

#[cfg(unix)]
fn creating(permissions: Option<&Permissions>) -> OpenOptions {
    use std::os::unix::fs::OpenOptionsExt;
    let mut options = OpenOptions::new();
    options.read(true).write(true).create_new(true).mode(crate::file::replace::initial_mode(permissions));
    options
}

#[cfg(not(unix))]
fn creating(_: Option<&Permissions>) -> OpenOptions {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create_new(true);
    options
}

/// Whether the open file is the one of that name.
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

/// An open file keeps its name where it cannot be removed under whoever has it open.
#[cfg(not(unix))]
fn is_at(_: &File, path: &Path) -> io::Result<bool> {
    path.try_exists()
}

/// Gives the file its size, and the space for it, so that a disk that is too full is an error before any work.
///
/// Not every file system can reserve; on those only the size is set.
fn reserve(file: &File, bytes: u64) -> io::Result<()> {
    #[cfg(target_os = "linux")]
    loop {
        use rustix::{fs::FallocateFlags, io::Errno};
        match rustix::fs::fallocate(file, FallocateFlags::empty(), 0, bytes) {
            Ok(()) => return Ok(()),
            Err(Errno::INTR) => {}
            Err(Errno::OPNOTSUPP | Errno::NOSYS | Errno::INVAL) => break,
            Err(error) => return Err(error.into()),
        }
    }
    file.set_len(bytes)
}

/// Renames to a name that must be free, in one step.
fn rename_new(from: &Path, to: &Path) -> io::Result<()> {
    #[cfg(target_os = "linux")]
    {
        use rustix::{
            fs::{CWD, RenameFlags, renameat_with},
            io::Errno,
        };
        match renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE) {
            Err(Errno::OPNOTSUPP | Errno::NOSYS | Errno::INVAL) => {} // a second name is another way
            result => return Ok(result?),
        }
    }
    fs::hard_link(from, to)?;
    let _ = fs::remove_file(from); // the file is in place, with a name too many at worst
    Ok(())
}
