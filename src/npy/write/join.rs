//! Joining the parts of a run.

use crate::npy::error::{Error, ErrorKind};
use crate::npy::header::format::format_header;
use crate::npy::write::chunks::Chunks;
use crate::npy::write::parts::Parts;
use crate::npy::write::writer::Writer;
use std::{io::Write, ops::Range, path::Path};

impl Writer<'_> {
    /// Joins the parts of one run, given in any order, to the file that the run makes without shards, byte for byte.
    ///
    /// All parts are checked before anything is written, and before a pipe that is the target is waited for. The result
    /// may take the name of one of them.
    ///
    /// Parts are opened anew for each piece that is read of them, so that there may be any number. Each time the open
    /// file is compared with what was checked, before and after it is read: all bytes of the header, which names the run
    /// and the part, the size, and the time of the last change. Not noticed is only a change of data that leaves the
    /// time as it was, as one may within a few milliseconds of another.
    ///
    /// # Errors
    /// As [`Writer::write`], and
    /// - [`ErrorKind::NotAPart`] for a file that is not marked as a part, or not what its header says;
    /// - [`ErrorKind::RunMismatch`] for a part of another run than the first, or of another dtype, shape or number of
    ///   parts;
    /// - [`ErrorKind::PartChanged`] for a part that is exchanged or changed while the parts are joined;
    /// - [`ErrorKind::NoParts`], [`ErrorKind::DuplicatePart`], [`ErrorKind::MissingParts`] unless each part is there
    ///   once;
    /// - [`ErrorKind::Header`], [`ErrorKind::Length`] for a damaged file or one that is cut short.
    pub fn join<P: AsRef<Path>>(self, parts: &[P]) -> Result<(), Error> {
        self.sink.check(self.overwrite)?;
        let path = self.sink.path().map(Path::to_owned);
        let path = path.as_deref();
        let parts = Parts::open(path, parts)?;
        let chunks = Chunks {
            path,
            header: format_header(parts.descr(), parts.shape(), ""),
            elements: parts.numbers(),
            width: parts.width(),
            in_order: false,
            callback: self.callback,
            make: |buffer: &mut Vec<u8>, range: Range<usize>, out: &mut dyn Write| {
                parts.read(range, buffer)?;
                out.write_all(buffer).map_err(|source| Error::new(path, ErrorKind::Io(source)))
            },
        };
        self.sink.write(self.overwrite, &chunks)
    }
}
