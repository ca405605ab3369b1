//! Where a writer's bytes go: a file that is replaced when it is complete, a device, or a stream.

use crate::file::partial::Partial;
use crate::file::target::Target;
use crate::npy::error::{Error, ErrorKind};
use crate::npy::write::chunks::Chunks;
use crate::npy::write::failure::named;
use crate::npy::write::name::check_name;
use std::{
    fmt, fs,
    io::Write,
    ops::Range,
    path::{Path, PathBuf},
};

/// Where the bytes go.
pub(crate) enum Sink<'a> {
    Path(PathBuf),
    Stream(&'a mut dyn Write),
}

impl Sink<'_> {
    /// Returns the path that errors name.
    pub(crate) fn path(&self) -> Option<&Path> {
        match self {
            Self::Path(path) => Some(path),
            Self::Stream(_) => None,
        }
    }

    /// Refuses the name of an archive, and an existing file, unless it is to be replaced.
    pub(crate) fn check(&self, overwrite: bool) -> Result<(), Error> {
        let Self::Path(path) = self else { return Ok(()) };
        check_name(path).map_err(|kind| kind.at(path))?;
        if !overwrite && fs::metadata(path).is_ok() { Err(ErrorKind::Exists.at(path)) } else { Ok(()) }
    }

    /// Writes everything: to a file through a temporary one, to a device or stream in order.
    pub(crate) fn write<B, M>(self, overwrite: bool, chunks: &Chunks<'_, M>) -> Result<(), Error>
    where
        B: Default + Send,
        M: Fn(&mut B, Range<usize>, &mut dyn Write) -> Result<(), Error> + Sync,
    {
        let path = match self {
            Self::Stream(out) => return chunks.stream(out),
            Self::Path(path) => path,
        };
        let named = |error| named(error, &path);
        match Target::from_path(&path, overwrite).map_err(named)? {
            Target::Device(mut device) => chunks.stream(&mut device),
            Target::File(target, permissions) => {
                let bytes = if chunks.in_order { 0 } else { chunks.bytes() };
                let partial = Partial::create(target, permissions, bytes).map_err(named)?;
                if chunks.in_order {
                    chunks.stream(&mut partial.file())?
                } else {
                    chunks.fill(partial.file())?
                }
                partial.finish(overwrite).map_err(named)
            }
        }
    }
}

impl fmt::Debug for Sink<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Path(path) => path.fmt(f),
            Self::Stream(_) => f.write_str("stream"),
        }
    }
}
