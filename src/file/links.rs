//! Symbolic links, followed by us: a file that replaces another must be made beside it, not beside the link.

use crate::file::parent::parent;
use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// Links followed before giving up; Linux gives up after 40 too.
const MAX_LINKS: usize = 40;

/// Returns the end of a chain of symbolic links, whether or not there is a file.
pub(crate) fn follow_links(path: &Path) -> io::Result<PathBuf> {
    let mut target = path.to_owned();
    for _ in 0..MAX_LINKS {
        match fs::read_link(&target) {
            Ok(next) => {
                check_owner(&target)?;
                target = parent(&target).join(next);
            }
            Err(_) => return Ok(target),
        }
    }
    Err(io::Error::other("too many symbolic links"))
}

/// Refuses a link of another user in a folder such as /tmp, where anyone may set one for others to fall into: what Linux
/// refuses to follow where `fs.protected_symlinks` is set.
#[cfg(unix)]
fn check_owner(link: &Path) -> io::Result<()> {
    use std::os::unix::fs::MetadataExt;
    /// The sticky bit, by which only owners may rename and remove files, and the right of all to write.
    const SHARED: u32 = 0o1002;
    let (owner, folder) = (fs::symlink_metadata(link)?.uid(), fs::metadata(parent(link))?);
    if folder.mode() & SHARED != SHARED || [rustix::process::geteuid().as_raw(), folder.uid()].contains(&owner) {
        return Ok(());
    }
    let fault = format!("{} is a link of another user in a folder that all may write to", link.display());
    Err(io::Error::new(io::ErrorKind::PermissionDenied, fault))
}

#[cfg(not(unix))]
fn check_owner(_: &Path) -> io::Result<()> {
    Ok(())
}
