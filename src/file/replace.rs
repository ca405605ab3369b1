//! Replacing a file in one step.

use crate::file::folder::{folder, sync_folder};
use crate::file::target::Target;
use std::{
    fs::{File, Permissions},
    io::{self, BufWriter, Write},
    path::Path,
};
use tempfile::Builder;

/// Replaces the contents of a file with what `write` writes; a pipe or device is written in place.
pub(crate) fn replace(path: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    match Target::from_path(path)? {
        Target::File(target, permissions) => rename_over(&target, permissions, write),
        Target::Device(mut device) => write_buffered(&mut device, write),
    }
}

/// Writes a temporary file beside the target, which is removed if anything fails, and renames it.
fn rename_over(
    target: &Path,
    permissions: Option<Permissions>,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    let mut temporary = builder(permissions.as_ref()).tempfile_in(folder(target))?;
    write_buffered(temporary.as_file_mut(), write)?;
    if let Some(permissions) = permissions {
        temporary.as_file().set_permissions(permissions)?;
    }
    temporary.as_file().sync_all()?;
    temporary.persist(target).map_err(|error| error.error)?;
    sync_folder(folder(target));
    Ok(())
}

/// Returns a builder of temporary files that replace a file of these permissions.
#[cfg(unix)]
fn builder(existing: Option<&Permissions>) -> Builder<'static, 'static> {
    use crate::file::target::initial_mode;
    use std::os::unix::fs::PermissionsExt;
    let mut builder = Builder::new();
    builder.permissions(Permissions::from_mode(initial_mode(existing)));
    builder
}

#[cfg(not(unix))]
fn builder(_: Option<&Permissions>) -> Builder<'static, 'static> {
    Builder::new()
}

fn write_buffered(file: &mut File, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let mut out = BufWriter::new(file);
    write(&mut out)?;
    out.flush()
}
