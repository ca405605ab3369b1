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
                if is_of_another(&target)? {
                    return Err(refused(path, &target));
                }
                target = parent(&target).join(next);
            }
            Err(_) => return Ok(target),
        }
    }
    Err(io::Error::other("too many symbolic links"))
}

/// Returns whether this is a link of another user in a folder such as /tmp, where anyone may set one for others to fall
/// into: one that Linux refuses to follow where `fs.protected_symlinks` is set.
#[cfg(unix)]
fn is_of_another(link: &Path) -> io::Result<bool> {
    use std::os::unix::fs::MetadataExt;
    /// The sticky bit, by which only owners may rename and remove files, and the right of all to write.
    const SHARED: u32 = 0o1002;
    let (owner, folder) = (fs::symlink_metadata(link)?.uid(), fs::metadata(parent(link))?);
    let trusted = [rustix::process::geteuid().as_raw(), folder.uid()];
    Ok(folder.mode() & SHARED == SHARED && !trusted.contains(&owner))
}

#[cfg(not(unix))]
fn is_of_another(_: &Path) -> io::Result<bool> {
    Ok(false)
}

fn refused(path: &Path, link: &Path) -> io::Error {
    let which = if path == link { String::new() } else { format!("leads to {}, which ", link.display()) };
    let fault = format!("{which}is a link of another user in a folder that all may write to");
    io::Error::new(io::ErrorKind::PermissionDenied, fault)
}
