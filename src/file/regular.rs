//! Opening files that must be regular ones.

use std::{
    fs::{File, OpenOptions},
    io,
    path::Path,
};

/// Opens a file, which must exist; returns `None` if it is a folder, pipe or device.
///
/// What was opened is looked at, since what has the name may change; and it does not wait for the other end of a pipe.
pub(crate) fn open_regular(path: &Path, options: &OpenOptions) -> io::Result<Option<File>> {
    let file = without_waiting(options).open(path)?;
    Ok(file.metadata()?.is_file().then_some(file))
}

#[cfg(unix)]
fn without_waiting(options: &OpenOptions) -> OpenOptions {
    use rustix::fs::OFlags;
    use std::os::unix::fs::OpenOptionsExt;
    let mut options = options.clone();
    options.custom_flags((OFlags::NONBLOCK | OFlags::NOCTTY).bits() as i32);
    options
}

#[cfg(not(unix))]
fn without_waiting(options: &OpenOptions) -> OpenOptions {
    options.clone()
}
