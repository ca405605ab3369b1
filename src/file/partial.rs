//! A file while it is written: a locked temporary file beside the target, which is put in place or removed.

use crate::file::claim::claim;
use crate::file::error::FileError;
use crate::file::folder::Folder;
use crate::file::parent::parent;
use crate::file::temporary::Names;
use std::{
    ffi::OsStr,
    fs::{File, Permissions},
    io::{self, ErrorKind},
    mem,
    path::PathBuf,
};

/// The temporary file of a target. It is removed when this is dropped before [`Partial::finish`] has put it in place.
pub(crate) struct Partial {
    target: PathBuf,
    folder: Folder,
    names: Names,
    file: File,
    permissions: Option<Permissions>,
    /// Whether the file has its temporary name still, as far as this process knows.
    is_temporary: bool,
}

impl Partial {
    /// Creates a temporary file and reserves `bytes` of space for it. One that a dead process left is removed first.
    ///
    /// `permissions` are those of the file to be replaced, if there is one.
    pub(crate) fn create(target: PathBuf, permissions: Option<Permissions>, bytes: u64) -> Result<Self, FileError> {
        let names = Names::new(&target)?;
        let folder = Folder::open(parent(&target))?;
        let temporary = || parent(&target).join(&names.part);
        let file = match claim(&folder, &names, permissions.as_ref()) {
            Ok(Some(file)) => file,
            Ok(None) => return Err(FileError::Busy { temporary: temporary() }),
            Err(source) if folder.has_name(&names.part) => {
                return Err(FileError::Temporary { temporary: temporary(), source });
            }
            Err(source) => return Err(FileError::Io(source)),
        };
        let partial = Self { target, folder, names, file, permissions, is_temporary: true };
        reserve(&partial.file, bytes)?;
        Ok(partial)
    }

    pub(crate) fn file(&self) -> &File {
        &self.file
    }

    /// Brings the temporary file to disk and gives it the target's name, which must be free unless the file that has it
    /// is to be replaced.
    pub(crate) fn finish(mut self, overwrite: bool) -> Result<(), FileError> {
        if let Some(permissions) = self.permissions.take() {
            self.file.set_permissions(permissions)?;
        }
        self.file.sync_all()?;
        if !self.folder.is_at_its_path() {
            return Err(io::Error::new(ErrorKind::NotFound, MOVED).into());
        }
        let published = if overwrite { self.publish_over() } else { self.publish_new() };
        match published {
            Ok(true) => {
                self.remove_temporary();
                self.folder.sync();
                Ok(())
            }
            Ok(false) => {
                let temporary = parent(&self.target).join(&self.names.part);
                Err(FileError::Temporary { temporary, source: io::Error::new(ErrorKind::NotFound, LOST) })
            }
            Err(error) if !overwrite && error.kind() == ErrorKind::AlreadyExists => Err(FileError::Exists),
            Err(source) => Err(FileError::Io(source)),
        }
    }

    /// Gives the file the target's name, which must be free; returns whether it could still be named.
    ///
    /// The open file is named, not what has the temporary name: if someone has removed that, it may be the unfinished
    /// file of another run by now. Where the system cannot name an open file, what has the name is looked at.
    fn publish_new(&mut self) -> io::Result<bool> {
        match self.folder.link(&self.file, &self.names.target) {
            Ok(()) => Ok(true),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Err(error),
            Err(_) => self.rename_part(Folder::rename_new),
        }
    }

    /// Gives the file the target's name in place of another file, in the same way: by way of a name that only complete
    /// files have.
    fn publish_over(&mut self) -> io::Result<bool> {
        if self.folder.link(&self.file, &self.names.done).is_err() {
            return self.rename_part(Folder::rename);
        }
        let renamed = self.folder.rename(&self.names.done, &self.names.target);
        if renamed.is_err() {
            let _ = self.folder.remove(&self.names.done);
        }
        renamed.map(|()| true)
    }

    /// Renames the temporary file, unless something else has its name.
    fn rename_part(&mut self, rename: fn(&Folder, &OsStr, &OsStr) -> io::Result<()>) -> io::Result<bool> {
        if !self.folder.has(&self.names.part, &self.file)? {
            return Ok(false);
        }
        rename(&self.folder, &self.names.part, &self.names.target)?;
        self.is_temporary = false;
        Ok(true)
    }

    /// Removes the temporary name, if it is still that of this file. A failure is not reported: either the file is in
    /// place, or there is another error.
    fn remove_temporary(&mut self) {
        if mem::take(&mut self.is_temporary) && self.folder.has(&self.names.part, &self.file).unwrap_or(false) {
            let _ = self.folder.remove(&self.names.part);
        }
    }
}

const MOVED: &str = "its folder was renamed or removed while the file was written";

const LOST: &str = "was removed or exchanged while the file was written";

impl Drop for Partial {
    fn drop(&mut self) {
        self.remove_temporary();
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

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    /// Where the system cannot name an open file: the name is looked at, and a free one is demanded in one step.
    #[test]
    fn a_temporary_file_is_renamed_only_if_its_name_is_its_own() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("a");
        let create = || Partial::create(target.clone(), None, 3).ok().unwrap();

        let mut partial = create();
        assert!(partial.rename_part(Folder::rename_new).unwrap());
        drop(partial);
        assert_eq!(fs::read(&target).unwrap(), [0; 3]);
        let mut second = create();
        assert_eq!(second.rename_part(Folder::rename_new).unwrap_err().kind(), ErrorKind::AlreadyExists);
        assert!(second.rename_part(Folder::rename).unwrap());
        drop(second);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);

        #[cfg(unix)]
        {
            let mut robbed = create();
            fs::remove_file(folder.path().join(".a.vonmises-part")).unwrap();
            let other = create();
            assert!(!robbed.rename_part(Folder::rename).unwrap());
            drop(robbed);
            assert!(other.finish(true).is_ok());
        }
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
