//! Loading: nothing in a file is believed before it is checked, and no memory is taken for what may not come.

use crate::memory::alloc::checked_len;
use crate::npy::element::{Decoder, Element, Stored, Word};
use crate::npy::error::{Error, HeaderError};
use crate::npy::header::layout as header;
use crate::npy::header::parse::{self, Header};
use ndarray::{ArrayD, IxDyn, ShapeBuilder};
use std::{
    fs::File,
    io::{ErrorKind, Read},
    path::Path,
};

/// Bytes read at once, and taken at first for data whose length is only announced.
const STEP: usize = 1 << 16;

/// Loads an array from an `.npy` file.
///
/// Either byte order is read, C and Fortran order; the result is in the file's own memory order and indexed as in
/// NumPy. For [`Key`](crate::Key) the file holds `uint32` of shape (…, 2), which gives keys of shape (…).
///
/// The file is a regular file, or a pipe or device that is read to its end. A pipe takes no more memory than twice what
/// has arrived.
///
/// # Errors
/// - [`Error::Io`] if the file cannot be opened or read.
/// - [`Error::Header`] for anything but a valid header of version 1.0, 2.0 or 3.0.
/// - [`Error::Dtype`] for another dtype than that of `T`: nothing is converted.
/// - [`Error::Length`] if the data are cut short, or bytes follow them.
/// - [`Error::Rank`], [`Error::TooLarge`] for more than 64 axes, or more than the address space or memory holds.
/// - [`Error::KeyData`] for keys without a last axis of length 2.
///
/// # Example
/// ```
/// use ndarray::array;
/// use vonmises::npy;
/// let folder = tempfile::tempdir()?;
/// let path = folder.path().join("angles.npy");
/// npy::save(&path, &array![[0.5, 1.5], [2.5, 3.5]].t())?;
/// assert_eq!(npy::load::<f64>(&path)?, array![[0.5, 2.5], [1.5, 3.5]].into_dyn());
/// assert!(matches!(npy::load::<f32>(&path), Err(npy::Error::Dtype { .. })));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn load<T: Element>(path: impl AsRef<Path>) -> Result<ArrayD<T>, Error> {
    let path = path.as_ref();
    let mut source = Source::open(path)?;
    let Header { descr, fortran, shape, .. } = source.header()?;
    let decoder = <T::Word as Word>::decoder(&descr).ok_or_else(|| Error::Dtype {
        path: path.to_owned(),
        expected: T::Word::DESCR,
        found: descr,
    })?;
    let count = count::<T>(path, &shape)?;
    let outer =
        shape.strip_suffix(T::TAIL).ok_or_else(|| Error::KeyData { path: path.to_owned(), shape: shape.clone() })?;
    let too_large = || Error::TooLarge { path: path.to_owned(), shape: shape.clone() };
    let words = source.words(count, decoder, too_large)?;
    let elements = T::assemble(words, fortran).map_err(|_| too_large())?;
    ArrayD::from_shape_vec(IxDyn(outer).set_f(fortran), elements).map_err(|_| too_large())
}

/// Number of words in a file of this shape, if such a file may exist.
pub(crate) fn count<T: Stored>(path: &Path, shape: &[usize]) -> Result<usize, Error> {
    if shape.len() > header::MAX_RANK {
        return Err(Error::Rank { path: path.to_owned(), rank: shape.len() });
    }
    checked_len::<T::Word>(shape).map_err(|_| Error::TooLarge { path: path.to_owned(), shape: shape.to_vec() })
}

/// A file that is being read.
pub(crate) struct Source<'a> {
    path: &'a Path,
    file: File,
    /// Bytes of a regular file; pipes and devices have no size.
    pub(crate) size: Option<u64>,
    /// Bytes read so far.
    pub(crate) read: u64,
}

impl<'a> Source<'a> {
    pub(crate) fn open(path: &'a Path) -> Result<Self, Error> {
        let io = |source| Error::Io { path: path.to_owned(), source };
        let file = File::open(path).map_err(io)?;
        let metadata = file.metadata().map_err(io)?;
        Ok(Self { path, file, size: metadata.is_file().then_some(metadata.len()), read: 0 })
    }

    /// Reads until the buffer is full or the file ends; the number of bytes read.
    fn fill(&mut self, buffer: &mut [u8]) -> Result<usize, Error> {
        let mut filled = 0;
        while filled < buffer.len() {
            match self.file.read(&mut buffer[filled..]) {
                Ok(0) => break,
                Ok(more) => filled += more,
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(source) => return Err(Error::Io { path: self.path.to_owned(), source }),
            }
        }
        self.read += filled as u64;
        Ok(filled)
    }

    pub(crate) fn header(&mut self) -> Result<Header, Error> {
        let mut start = [0; header::START];
        let filled = self.fill(&mut start)?;
        let bytes = header::length_bytes(&start[..filled]).map_err(|error| self.malformed(error))?;
        let length = header::length(&self.part(bytes)?).map_err(|error| self.malformed(error))?;
        parse::dictionary(&self.part(length)?).map_err(|error| self.malformed(error))
    }

    /// The next bytes of the header.
    fn part(&mut self, length: usize) -> Result<Vec<u8>, Error> {
        let mut bytes = vec![0; length];
        if self.fill(&mut bytes)? == length {
            Ok(bytes)
        } else {
            Err(self.malformed(HeaderError::Truncated { found: self.read }))
        }
    }

    fn malformed(&self, source: HeaderError) -> Error {
        Error::Header { path: self.path.to_owned(), source }
    }

    /// All the data: `count` words and the end of the file.
    fn words<W: Word>(
        &mut self,
        count: usize,
        decoder: Decoder<W>,
        too_large: impl Fn() -> Error,
    ) -> Result<Vec<W>, Error> {
        let path = self.path;
        let expected = self.read + (count * size_of::<W>()) as u64;
        let length = |found| Error::Length { path: path.to_owned(), expected, found };
        if let Some(found) = self.size.filter(|&size| size != expected) {
            return Err(length(found));
        }
        let mut words = Vec::new();
        let mut buffer = vec![0; STEP];
        while words.len() < count {
            let left = count - words.len();
            let step = left.min(STEP / size_of::<W>());
            let reserved = if self.size.is_some() { words.try_reserve_exact(left) } else { words.try_reserve(step) };
            reserved.map_err(|_| too_large())?;
            let bytes = &mut buffer[..step * size_of::<W>()];
            if self.fill(bytes)? < bytes.len() {
                return Err(length(self.read));
            }
            decoder(bytes, &mut words);
        }
        if self.fill(&mut [0])? == 0 { Ok(words) } else { Err(length(self.read)) }
    }
}
