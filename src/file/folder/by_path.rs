//! A folder by its path, where the system knows no other way, and does not let a folder be renamed while a file in it is
//! open.

use std::{
    ffi::OsStr,
    fs::{self, File, OpenOptions, Permissions},
    io::{self, ErrorKind},
    path::{Path, PathBuf},
};

/// A folder.
pub(crate) struct Folder {
    /// Its path, which does not depend on the current folder.
    path: PathBuf,
}

impl Folder {
    pub(crate) fn open(path: &Path) -> io::Result<Self> {
        match fs::metadata(path)?.is_dir() {
            true => Ok(Self { path: std::path::absolute(path)? }),
            false => Err(ErrorKind::NotADirectory.into()),
        }
    }

    pub(crate) fn is_at_its_path(&self) -> bool {
        self.path.is_dir()
    }

    /// Creates a file to read and write, whose name must be free.
    pub(crate) fn create(&self, name: &OsStr, _: Option<&Permissions>) -> io::Result<File> {
        OpenOptions::new().read(true).write(true).create_new(true).open(self.path.join(name))
    }

    /// Opens a file to read and write; anything else of that name is in the way.
    pub(crate) fn open_file(&self, name: &OsStr) -> io::Result<File> {
        let path = self.path.join(name);
        match fs::symlink_metadata(&path)?.is_file() {
            true => OpenOptions::new().read(true).write(true).open(path),
            false => Err(ErrorKind::AlreadyExists.into()),
        }
    }

    /// Returns whether the name is taken.
    pub(crate) fn has_name(&self, name: &OsStr) -> bool {
        fs::symlink_metadata(self.path.join(name)).is_ok()
    }

    /// Returns whether there is a file of that name: an open file keeps its name here.
    pub(crate) fn has(&self, name: &OsStr, _: &File) -> io::Result<bool> {
        self.path.join(name).try_exists()
    }

    pub(crate) fn remove(&self, name: &OsStr) -> io::Result<()> {
        fs::remove_file(self.path.join(name))
    }

    pub(crate) fn rename(&self, from: &OsStr, to: &OsStr) -> io::Result<()> {
        fs::rename(self.path.join(from), self.path.join(to))
    }

    /// Renames a file to a name that must be free.
    pub(crate) fn rename_new(&self, from: &OsStr, to: &OsStr) -> io::Result<()> {
        fs::hard_link(self.path.join(from), self.path.join(to))?;
        let _ = self.remove(from); // the file is in place; at worst the temporary name is left too
        Ok(())
    }

    /// Would give the open file another name, which the system cannot do.
    pub(crate) fn link(&self, _: &File, _: &OsStr) -> io::Result<()> {
        Err(ErrorKind::Unsupported.into())
    }

    pub(crate) fn sync(&self) {}
}
