//! Replacing a file in one step.

use crate::file::error::FileError;
use crate::file::partial::Partial;
use crate::file::target::Target;
use std::{
    fs::File,
    io::{self, BufWriter, Write},
    path::Path,
};

/// Makes what `write` writes the contents of a file, of a new one unless it may be replaced; a pipe or device is written
/// in place.
pub(crate) fn replace(
    path: &Path,
    overwrite: bool,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<(), FileError> {
    match Target::from_path(path, overwrite)? {
        Target::File(target, permissions) => {
            let partial = Partial::create(target, permissions, 0)?;
            write_buffered(partial.file(), write)?;
            partial.finish(overwrite)
        }
        Target::Device(device) => Ok(write_buffered(&device, write)?),
    }
}

fn write_buffered(file: &File, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let mut out = BufWriter::new(file);
    write(&mut out)?;
    out.flush()
}
