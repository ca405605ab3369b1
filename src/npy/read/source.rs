//! Bytes that are read in order and counted: first a header, then numbers, then the end.

use crate::memory::alloc::leaves_spare;
use crate::npy::error::ErrorKind;
use crate::npy::header::error::HeaderError;
use crate::npy::header::parse::{Header, parse_header};
use crate::npy::header::prefix::{START, dictionary_length, is_zip, length_bytes};
use std::{
    fs::File,
    io::{self, Read},
    path::Path,
};

/// Bytes read at once, and reserved at first for data whose length is only announced.
const STEP: usize = 1 << 16;

/// How numbers are made of the bytes of a file.
pub(crate) struct Decoding<'a, N> {
    /// Bytes of a number in the file.
    pub(crate) width: usize,
    pub(crate) decode: Decode<'a, N>,
}

/// Decodes the bytes of some numbers and appends these; an error is about the number that would be next.
pub(crate) type Decode<'a, N> = Box<dyn FnMut(&[u8], &mut Vec<N>) -> Result<(), ErrorKind> + 'a>;

/// A file or stream that is being read.
pub(crate) struct Source<R> {
    reader: R,
    /// Bytes of a regular file; streams, pipes and devices have no size.
    size: Option<u64>,
    /// Bytes read so far.
    position: u64,
}

impl Source<File> {
    pub(crate) fn open(path: &Path) -> io::Result<Self> {
        let reader = File::open(path)?;
        let metadata = reader.metadata()?;
        Ok(Self { reader, size: metadata.is_file().then_some(metadata.len()), position: 0 })
    }
}

impl<R: Read> Source<R> {
    pub(crate) fn new(reader: R) -> Self {
        Self { reader, size: None, position: 0 }
    }

    pub(crate) fn position(&self) -> u64 {
        self.position
    }

    /// Reads until the buffer is full or the source ends; returns the number of bytes read.
    fn fill(&mut self, buffer: &mut [u8]) -> Result<usize, ErrorKind> {
        let mut filled = 0;
        while filled < buffer.len() {
            match self.reader.read(&mut buffer[filled..]) {
                Ok(0) => break,
                Ok(more) => filled += more,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(source) => return Err(ErrorKind::Io(source)),
            }
        }
        self.position += filled as u64;
        Ok(filled)
    }

    /// Reads the header.
    pub(crate) fn header(&mut self) -> Result<Header, ErrorKind> {
        let mut start = [0; START];
        let filled = self.fill(&mut start)?;
        if is_zip(&start[..filled]) {
            return Err(ErrorKind::ZipArchive);
        }
        let bytes = length_bytes(&start[..filled]).map_err(ErrorKind::Header)?;
        let length = dictionary_length(&self.header_bytes(bytes)?).map_err(ErrorKind::Header)?;
        parse_header(&self.header_bytes(length)?).map_err(ErrorKind::Header)
    }

    /// Reads the next bytes of the header.
    fn header_bytes(&mut self, length: usize) -> Result<Vec<u8>, ErrorKind> {
        let mut bytes = vec![0; length];
        if self.fill(&mut bytes)? == length {
            Ok(bytes)
        } else {
            Err(ErrorKind::Header(HeaderError::Truncated { found: self.position }))
        }
    }

    /// Checks the size of a regular file against what is left to read; returns the number of bytes to expect in all.
    fn check_size(&self, left: u64) -> Result<u64, ErrorKind> {
        let expected = self.position.saturating_add(left);
        match self.size {
            Some(found) if found != expected => Err(ErrorKind::Length { expected, found }),
            _ => Ok(expected),
        }
    }

    /// Reads all the data: `count` numbers and the end of the source; `None` if there is no memory for them.
    pub(crate) fn numbers<N>(
        &mut self,
        count: usize,
        Decoding { width, mut decode }: Decoding<'_, N>,
    ) -> Result<Option<Vec<N>>, ErrorKind> {
        let expected = self.check_size((count as u64).saturating_mul(width as u64))?;
        let mut numbers = Vec::new();
        let mut buffer = vec![0; STEP];
        while numbers.len() < count {
            let left = count - numbers.len();
            let step = left.min(STEP / width);
            if numbers.capacity() - numbers.len() < step {
                // All that will come where the size was checked; otherwise as much again as has arrived.
                let room = if self.size.is_some() { left } else { left.min(numbers.len().max(step)) };
                if numbers.try_reserve_exact(room).is_err() || !leaves_spare(&numbers) {
                    return Ok(None);
                }
            }
            let bytes = &mut buffer[..step * width];
            if self.fill(bytes)? < bytes.len() {
                return Err(ErrorKind::Length { expected, found: self.position });
            }
            decode(bytes, &mut numbers)?;
        }
        if self.fill(&mut [0])? == 0 {
            Ok(Some(numbers))
        } else {
            Err(ErrorKind::Length { expected, found: self.position })
        }
    }
}
