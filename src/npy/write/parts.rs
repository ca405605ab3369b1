//! The parts of one run, checked before they are joined.

use crate::file::regular::open_regular;
use crate::npy::error::{Error, ErrorKind};
use crate::npy::header::parse::Header;
use crate::npy::read::source::Source;
use crate::npy::shape::count_numbers;
use crate::npy::shard::Shard;
use crate::npy::write::buffer::resize;
use std::{
    fs::{File, OpenOptions},
    io::{self, Read, Seek, SeekFrom},
    ops::Range,
    path::{Path, PathBuf},
    time::SystemTime,
};

/// How many missing parts an error names.
const NAMED: usize = 8;

/// All parts of one run, in order.
pub(crate) struct Parts {
    parts: Vec<Part>,
    /// Where each part begins in the whole, in numbers, and where the last one ends.
    starts: Vec<usize>,
}

/// A part whose header and size were checked.
///
/// It is not kept open, since there may be more parts than a process may have open files. Each time that it is opened
/// again, the file that was opened is compared with what was checked.
struct Part {
    path: PathBuf,
    state: State,
    descr: String,
    shard: Shard,
    /// Shape of the whole.
    whole: Vec<usize>,
    /// Bytes of a number.
    width: usize,
}

/// What shows that a part is the one that was checked, and unchanged. The header says which part of which run it is.
#[derive(PartialEq)]
struct State {
    /// All bytes before the data.
    header: Vec<u8>,
    size: u64,
    /// The time of the last change, where the system knows it.
    modified: Option<SystemTime>,
}

impl Parts {
    /// Reads and checks the headers, and sorts the parts. An error about missing parts names `target`.
    pub(crate) fn open<P: AsRef<Path>>(target: Option<&Path>, paths: &[P]) -> Result<Self, Error> {
        let mut parts = paths.iter().map(|path| Part::open(path.as_ref())).collect::<Result<Vec<_>, _>>()?;
        let first = parts.first().ok_or_else(|| Error::new(target, ErrorKind::NoParts))?;
        parts.iter().try_for_each(|part| part.belongs_to(first))?;
        let count = first.shard.count();
        parts.sort_by_key(|part| part.shard.index());
        if let Some(pair) = parts.windows(2).find(|pair| pair[0].shard == pair[1].shard) {
            let kind = ErrorKind::DuplicatePart { other: pair[1].path.clone(), index: pair[0].shard.index() };
            return Err(kind.at(&pair[0].path));
        }
        if parts.len() < count {
            let (first, missing) = (missing(&parts, count), count - parts.len());
            return Err(Error::new(target, ErrorKind::MissingParts { first, missing, count }));
        }
        let ends = parts.iter().map(|part| part.shard.rows(part.whole[0]).end * part.row_len());
        let starts = std::iter::once(0).chain(ends).collect();
        Ok(Self { parts, starts })
    }

    pub(crate) fn descr(&self) -> &str {
        &self.parts[0].descr
    }

    pub(crate) fn shape(&self) -> &[usize] {
        &self.parts[0].whole
    }

    pub(crate) fn width(&self) -> usize {
        self.parts[0].width
    }

    pub(crate) fn numbers(&self) -> usize {
        self.starts[self.parts.len()]
    }

    /// Reads the bytes of these numbers of the whole.
    pub(crate) fn read(&self, range: Range<usize>, buffer: &mut Vec<u8>) -> Result<(), Error> {
        let first = self.starts.partition_point(|&start| start <= range.start) - 1;
        let size = range.len() * self.width();
        resize(buffer, size).map_err(|source| ErrorKind::Io(source).at(&self.parts[first].path))?;
        let (mut rest, mut at) = (buffer.as_mut_slice(), range.start);
        for (part, bounds) in self.parts[first..].iter().zip(self.starts[first..].windows(2)) {
            let end = bounds[1].min(range.end);
            let (bytes, others) = rest.split_at_mut((end - at) * part.width);
            part.read_at((at - bounds[0]) * part.width, bytes)?;
            (rest, at) = (others, end);
            if rest.is_empty() {
                break;
            }
        }
        Ok(())
    }
}

/// Returns the first indices that no part has, where the parts are sorted.
fn missing(parts: &[Part], count: usize) -> Vec<usize> {
    let mut present = parts.iter().map(|part| part.shard.index()).peekable();
    (0..count).filter(|&index| present.next_if_eq(&index).is_none()).take(NAMED).collect()
}

impl Part {
    fn open(path: &Path) -> Result<Self, Error> {
        Self::check(path).map_err(|kind| kind.at(path))
    }

    fn check(path: &Path) -> Result<Self, ErrorKind> {
        let refused = |reason| ErrorKind::NotAPart { reason };
        let file = open(path)?;
        let mut source = Source::new(&file);
        source.header()?;
        let state = State::read(&file, source.position())?;
        let Header { descr, fortran, shape, comment } = Source::new(&*state.header).header()?;
        let (shard, whole) = Shard::parse(&comment).ok_or_else(|| refused("its header does not say so"))?;
        let width = match descr.as_str() {
            "|b1" | "|i1" | "|u1" => 1,
            "<i2" | "<u2" => 2,
            "<f4" | "<i4" | "<u4" => 4,
            "<f8" | "<i8" | "<u8" => 8,
            _ => return Err(refused("its dtype is not one that parts have")),
        };
        count_numbers::<u64>(&whole)?;
        if fortran || Some(&*shape) != shard.part_shape(&whole).as_deref() {
            return Err(refused("its shape is not that of this part of the whole"));
        }
        let expected = state.header.len() as u64 + (shape.iter().product::<usize>() * width) as u64;
        if state.size != expected {
            return Err(ErrorKind::Length { expected, found: state.size });
        }
        Ok(Self { path: path.to_owned(), state, descr, shard, whole, width })
    }

    /// Requires that this part is of the same run as the first one.
    fn belongs_to(&self, first: &Self) -> Result<(), Error> {
        let differs = |what| ErrorKind::RunMismatch { first: first.path.clone(), what }.at(&self.path);
        match self {
            _ if self.shard.run() != first.shard.run() => Err(differs("run")),
            _ if self.shard.count() != first.shard.count() => Err(differs("number of parts")),
            _ if self.descr != first.descr => Err(differs("dtype")),
            _ if self.whole != first.whole => Err(differs("shape")),
            _ => Ok(()),
        }
    }

    /// Returns how many numbers a row holds.
    fn row_len(&self) -> usize {
        self.whole[1..].iter().product()
    }

    /// Reads bytes of the data from an offset on, from a file that is still the one that was checked.
    fn read_at(&self, offset: usize, bytes: &mut [u8]) -> Result<(), Error> {
        self.read_checked(offset, bytes).map_err(|kind| kind.at(&self.path))
    }

    fn read_checked(&self, offset: usize, bytes: &mut [u8]) -> Result<(), ErrorKind> {
        let mut file = open(&self.path)?;
        self.check_state(&file)?;
        let start = SeekFrom::Start((self.state.header.len() + offset) as u64);
        file.seek(start).and_then(|_| file.read_exact(bytes)).map_err(|source| match source.kind() {
            io::ErrorKind::UnexpectedEof => ErrorKind::PartChanged,
            _ => ErrorKind::Io(source),
        })?;
        self.check_state(&file) // it may have been written to meanwhile
    }

    fn check_state(&self, file: &File) -> Result<(), ErrorKind> {
        let is_same = State::read(file, self.state.header.len() as u64)? == self.state;
        if is_same { Ok(()) } else { Err(ErrorKind::PartChanged) }
    }
}

impl State {
    /// Reads the state of an open part whose header has that length; that of a shorter one equals no other.
    fn read(mut file: &File, header_len: u64) -> Result<Self, ErrorKind> {
        let metadata = file.metadata().map_err(ErrorKind::Io)?;
        let mut header = Vec::new();
        file.rewind().and_then(|()| file.take(header_len).read_to_end(&mut header)).map_err(ErrorKind::Io)?;
        Ok(Self { header, size: metadata.len(), modified: metadata.modified().ok() })
    }
}

/// Opens a regular file to read; never waits.
fn open(path: &Path) -> Result<File, ErrorKind> {
    let file = open_regular(path, OpenOptions::new().read(true)).map_err(ErrorKind::Io)?;
    file.ok_or(ErrorKind::NotAPart { reason: "not a regular file" })
}
