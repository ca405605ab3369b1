//! Parts of one run, checked before they are joined.

use crate::npy::error::Error;
use crate::npy::header::parse::Header;
use crate::npy::read::load::{Source, count};
use crate::npy::shard::Shard;
use std::{
    fs::{self, File},
    io::{Read, Seek, SeekFrom},
    ops::Range,
    path::{Path, PathBuf},
};

/// Missing parts that an error names.
const NAMED: usize = 8;

/// All parts of one run, in order.
pub(crate) struct Parts {
    parts: Vec<Part>,
    /// Where each part begins in the whole, in words, and where the last one ends.
    starts: Vec<usize>,
}

/// A file that is what its header says.
struct Part {
    path: PathBuf,
    descr: String,
    shard: Shard,
    /// Shape of the whole.
    whole: Vec<usize>,
    /// Where the data begin, in bytes.
    data: u64,
    /// Bytes of a word.
    width: usize,
}

impl Parts {
    /// Reads the headers; `target` is named where there are too few.
    pub(crate) fn check<P: AsRef<Path>>(target: &Path, paths: &[P]) -> Result<Self, Error> {
        let mut parts = paths.iter().map(|path| Part::read(path.as_ref())).collect::<Result<Vec<_>, _>>()?;
        let first = parts.first().ok_or_else(|| Error::NoParts { path: target.to_owned() })?;
        parts.iter().try_for_each(|part| part.belongs_to(first))?;
        let count = first.shard.count();
        parts.sort_by_key(|part| part.shard.index());
        if let Some(pair) = parts.windows(2).find(|pair| pair[0].shard == pair[1].shard) {
            let [path, other] = [&pair[0].path, &pair[1].path].map(PathBuf::clone);
            return Err(Error::PartTwice { path, other, index: pair[0].shard.index() });
        }
        if parts.len() < count {
            return Err(Error::PartsMissing {
                path: target.to_owned(),
                first: missing(&parts, count),
                missing: count - parts.len(),
                count,
            });
        }
        let ends = parts.iter().map(|part| part.shard.rows(part.whole[0]).end * part.row());
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

    pub(crate) fn words(&self) -> usize {
        self.starts[self.parts.len()]
    }

    /// The bytes of these words of the whole.
    pub(crate) fn read(&self, range: Range<usize>, buffer: &mut Vec<u8>) -> Result<(), Error> {
        buffer.resize(range.len() * self.width(), 0);
        let first = self.starts.partition_point(|&start| start <= range.start) - 1;
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

/// The first indices that no part has; the parts are sorted.
fn missing(parts: &[Part], count: usize) -> Vec<usize> {
    let mut here = parts.iter().map(|part| part.shard.index()).peekable();
    (0..count).filter(|&index| here.next_if_eq(&index).is_none()).take(NAMED).collect()
}

impl Part {
    fn read(path: &Path) -> Result<Self, Error> {
        let refused = |reason| Error::NotAPart { path: path.to_owned(), reason };
        let found = fs::metadata(path).map_err(|source| Error::Io { path: path.to_owned(), source })?;
        if !found.is_file() {
            return Err(refused("no regular file"));
        }
        let mut source = Source::open(path)?;
        let Header { descr, fortran, shape, comment } = source.header()?;
        let (shard, whole) = Shard::parse(&comment).ok_or_else(|| refused("its header does not say so"))?;
        let width = match descr.as_str() {
            "<f4" | "<u4" => 4,
            "<f8" | "<u8" => 8,
            _ => return Err(refused("its dtype is not one that parts have")),
        };
        count::<u64>(path, &whole)?;
        if fortran || Some(&*shape) != shard.part_of(&whole).as_deref() {
            return Err(refused("its shape is not the one that its place gives it"));
        }
        let part = Self { path: path.to_owned(), descr, shard, whole, data: source.read, width };
        let expected = part.data + (shape.iter().product::<usize>() * width) as u64;
        match source.size {
            Some(size) if size != expected => Err(Error::Length { path: part.path, expected, found: size }),
            _ => Ok(part),
        }
    }

    fn belongs_to(&self, first: &Self) -> Result<(), Error> {
        let differs = |what| Error::OtherRun { path: self.path.clone(), first: first.path.clone(), what };
        match self {
            _ if self.shard.run() != first.shard.run() => Err(differs("run")),
            _ if self.shard.count() != first.shard.count() => Err(differs("number of parts")),
            _ if self.descr != first.descr => Err(differs("dtype")),
            _ if self.whole != first.whole => Err(differs("shape")),
            _ => Ok(()),
        }
    }

    /// Words of a row.
    fn row(&self) -> usize {
        self.whole[1..].iter().product()
    }

    fn read_at(&self, offset: usize, bytes: &mut [u8]) -> Result<(), Error> {
        let mut read = || {
            let mut file = File::open(&self.path)?;
            file.seek(SeekFrom::Start(self.data + offset as u64))?;
            file.read_exact(bytes)
        };
        read().map_err(|source| Error::Io { path: self.path.clone(), source })
    }
}
