//! A file while it is written: a locked temporary file beside the target, which is put in place or removed.

use crate::file::claim::{claim, temporary_path};
use crate::file::folder::{folder, sync_folder};
use std::{
    fs::{self, File, Permissions},
    io::{self, ErrorKind},
    path::{Path, PathBuf},
};

/// The temporary file of a target. It is removed when this is dropped before [`Partial::finish`] has put it in place.
pub(crate) struct Partial {
    target: PathBuf,
    temporary: PathBuf,
    file: File,
    permissions: Option<Permissions>,
    in_place: bool,
}

/// The error of creating a file or putting it in place.
pub(crate) enum PartialError {
    /// The system refused something about the target.
    Io(io::Error),
    /// The system refused to create the temporary file, because of what has its name.
    InTheWay { temporary: PathBuf, source: io::Error },
    /// Another process or thread holds the temporary file.
    Busy { temporary: PathBuf },
    /// The target exists and is not to be replaced.
    Exists,
}

impl Partial {
    /// Creates a temporary file and reserves `bytes` of space for it. One that a dead process left is removed first.
    ///
    /// `permissions` are those of the file to be replaced, if there is one.
    pub(crate) fn create(target: PathBuf, permissions: Option<Permissions>, bytes: u64) -> Result<Self, PartialError> {
        let temporary = temporary_path(&target).map_err(PartialError::Io)?;
        let file = match claim(&temporary, permissions.as_ref()) {
            Ok(Some(file)) => file,
            Ok(None) => return Err(PartialError::Busy { temporary }),
            Err(source) if fs::symlink_metadata(&temporary).is_ok() => {
                return Err(PartialError::InTheWay { temporary, source });
            }
            Err(source) => return Err(PartialError::Io(source)),
        };
        let partial = Self { target, temporary, file, permissions, in_place: false };
        reserve(&partial.file, bytes).map_err(PartialError::Io)?;
        Ok(partial)
    }

    pub(crate) fn file(&self) -> &File {
        &self.file
    }

    /// Brings the temporary file to disk and renames it to the target.
    pub(crate) fn finish(mut self, overwrite: bool) -> Result<(), PartialError> {
        match self.put_in_place(overwrite) {
            Ok(()) => {
                sync_folder(folder(&self.target));
                Ok(())
            }
            Err(error) if !overwrite && error.kind() == ErrorKind::AlreadyExists => Err(PartialError::Exists),
            Err(source) => Err(PartialError::Io(source)),
        }
    }

    fn put_in_place(&mut self, overwrite: bool) -> io::Result<()> {
        if let Some(permissions) = self.permissions.take() {
            self.file.set_permissions(permissions)?;
        }
        self.file.sync_all()?;
        if overwrite { fs::rename(&self.temporary, &self.target) } else { rename_new(&self.temporary, &self.target) }?;
        self.in_place = true;
        Ok(())
    }
}

impl Drop for Partial {
    fn drop(&mut self) {
        if !self.in_place {
            let _ = fs::remove_file(&self.temporary); // the error that led here is the one to report
        }
    }
}

/// Sets the size of a file and reserves the space, so that a disk that is too full is an error before any work.
///
/// On file systems that cannot reserve only the size is set.
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

/// Renames a file to a name that must be free, in one step.
fn rename_new(from: &Path, to: &Path) -> io::Result<()> {
    #[cfg(target_os = "linux")]
    {
        use rustix::{
            fs::{CWD, RenameFlags, renameat_with},
            io::Errno,
        };
        match renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE) {
            Err(Errno::OPNOTSUPP | Errno::NOSYS | Errno::INVAL) => {} // a hard link fails on a taken name too
            result => return Ok(result?),
        }
    }
    fs::hard_link(from, to)?;
    let _ = fs::remove_file(from); // the file is in place; at worst the temporary name is left too
    Ok(())
}
