//! A folder by its handle.

use rustix::{
    fs::{AtFlags, CWD, Mode, OFlags, fstat, linkat, openat, renameat, statat, unlinkat},
    io::Errno,
};
use std::{
    ffi::OsStr,
    fs::{File, Permissions},
    io::{self, ErrorKind},
    os::{fd::OwnedFd, unix::fs::PermissionsExt},
    path::{Path, PathBuf},
};

/// Opening a folder with this needs no permission to list it, as writing files into it does not.
#[cfg(target_os = "linux")]
const FOLDER: OFlags = OFlags::PATH;
#[cfg(not(target_os = "linux"))]
const FOLDER: OFlags = OFlags::RDONLY;

/// An open folder.
pub(crate) struct Folder {
    handle: OwnedFd,
    /// Its path when it was opened, which does not depend on the current folder.
    path: PathBuf,
}

impl Folder {
    pub(crate) fn open(path: &Path) -> io::Result<Self> {
        let handle = openat(CWD, path, FOLDER | OFlags::DIRECTORY | OFlags::CLOEXEC, Mode::empty())?;
        Ok(Self { handle, path: std::path::absolute(path)? })
    }

    /// Returns whether its path still leads to this folder.
    pub(crate) fn is_at_its_path(&self) -> bool {
        let found = statat(CWD, &self.path, AtFlags::empty());
        matches!((found, fstat(&self.handle)), (Ok(a), Ok(b)) if (a.st_dev, a.st_ino) == (b.st_dev, b.st_ino))
    }

    /// Creates a file to read and write, whose name must be free. Its mode, to which the umask still applies, is never
    /// wider than that of the file that it is to replace.
    pub(crate) fn create(&self, name: &OsStr, replaced: Option<&Permissions>) -> io::Result<File> {
        let mode = Mode::from_raw_mode((replaced.map_or(0o666, PermissionsExt::mode) & 0o777) as _);
        let flags = OFlags::RDWR | OFlags::CREATE | OFlags::EXCL | OFlags::CLOEXEC;
        Ok(openat(&self.handle, name, flags, mode)?.into())
    }

    /// Opens a file to read and write; anything else of that name, such as a link or pipe, is in the way.
    pub(crate) fn open_file(&self, name: &OsStr) -> io::Result<File> {
        let flags = OFlags::RDWR | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
        let file = match openat(&self.handle, name, flags, Mode::empty()) {
            Err(Errno::LOOP | Errno::ISDIR | Errno::NXIO) => return Err(ErrorKind::AlreadyExists.into()),
            opened => File::from(opened?),
        };
        if file.metadata()?.is_file() { Ok(file) } else { Err(ErrorKind::AlreadyExists.into()) }
    }

    /// Returns whether the name is taken.
    pub(crate) fn has_name(&self, name: &OsStr) -> bool {
        statat(&self.handle, name, AtFlags::SYMLINK_NOFOLLOW).is_ok()
    }

    /// Returns whether the open file has that name.
    pub(crate) fn has(&self, name: &OsStr, file: &File) -> io::Result<bool> {
        let open = fstat(file)?;
        match statat(&self.handle, name, AtFlags::SYMLINK_NOFOLLOW) {
            Ok(named) => Ok((named.st_dev, named.st_ino) == (open.st_dev, open.st_ino)),
            Err(Errno::NOENT) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }

    pub(crate) fn remove(&self, name: &OsStr) -> io::Result<()> {
        Ok(unlinkat(&self.handle, name, AtFlags::empty())?)
    }

    pub(crate) fn rename(&self, from: &OsStr, to: &OsStr) -> io::Result<()> {
        Ok(renameat(&self.handle, from, &self.handle, to)?)
    }

    /// Renames a file to a name that must be free, in one step.
    pub(crate) fn rename_new(&self, from: &OsStr, to: &OsStr) -> io::Result<()> {
        #[cfg(any(target_os = "linux", target_os = "macos"))]
        {
            use rustix::fs::{RenameFlags, renameat_with};
            match renameat_with(&self.handle, from, &self.handle, to, RenameFlags::NOREPLACE) {
                Err(Errno::OPNOTSUPP | Errno::NOSYS | Errno::INVAL) => {} // a hard link fails on a taken name too
                result => return Ok(result?),
            }
        }
        linkat(&self.handle, from, &self.handle, to, AtFlags::empty())?;
        let _ = self.remove(from); // the file is in place; at worst the temporary name is left too
        Ok(())
    }

    /// Gives the open file another name, which must be free. Some systems and file systems cannot do this.
    #[cfg(target_os = "linux")]
    pub(crate) fn link(&self, file: &File, name: &OsStr) -> io::Result<()> {
        use std::os::fd::AsRawFd;
        let open = format!("/proc/thread-self/fd/{}", file.as_raw_fd());
        Ok(linkat(CWD, open, &self.handle, name, AtFlags::SYMLINK_FOLLOW)?)
    }

    #[cfg(not(target_os = "linux"))]
    pub(crate) fn link(&self, _: &File, _: &OsStr) -> io::Result<()> {
        Err(ErrorKind::Unsupported.into())
    }

    /// Makes a change of names durable.
    ///
    /// The new contents are in place whether or not the file system can do this, so a failure is not reported.
    pub(crate) fn sync(&self) {
        let listed = openat(&self.handle, ".", OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC, Mode::empty());
        let _ = listed.map(|listed| File::from(listed).sync_all());
    }
}
