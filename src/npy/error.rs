//! Why a file could not be written or read.

use std::{io, path::PathBuf};

/// Why [`save`](super::save), [`load`](super::load) or a [`Writer`](super::Writer) failed; every variant names the
/// file.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The operating system refused to open, read, write, flush, sync or rename.
    #[error("{path}: {source}")]
    Io {
        /// The file.
        path: PathBuf,
        /// What the operating system says.
        source: io::Error,
    },
    /// The file does not begin with a valid `.npy` header.
    #[error("{path}: not a valid .npy header: {source}")]
    Header {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        source: HeaderError,
    },
    /// The file holds another element type than the one asked for.
    #[error("{path}: dtype {found:?} where {expected:?} is expected")]
    Dtype {
        /// The file.
        path: PathBuf,
        /// The dtype asked for, in its little-endian spelling; either byte order is read.
        expected: &'static str,
        /// The file's `descr`.
        found: String,
    },
    /// The file is shorter or longer than its header says.
    #[error("{path}: {found} bytes where header and data take {expected}")]
    Length {
        /// The file.
        path: PathBuf,
        /// Bytes of the header and of the data that it announces.
        expected: u64,
        /// Bytes of the file, or those that arrived from a pipe or device, which is read to one byte beyond `expected`.
        found: u64,
    },
    /// An array of this shape overflows the address space or cannot be allocated.
    #[error("{path}: an array of shape {shape:?} is too large")]
    TooLarge {
        /// The file.
        path: PathBuf,
        /// The shape in the file.
        shape: Vec<usize>,
    },
    /// More axes than the 64 that NumPy allows.
    #[error("{path}: {rank} axes; at most 64 are allowed")]
    Rank {
        /// The file.
        path: PathBuf,
        /// Number of axes in the file.
        rank: usize,
    },
    /// Keys were asked for, and the file's last axis is missing or its length is not 2.
    #[error("{path}: raw key data of shape {shape:?}: the last axis must have length 2")]
    KeyData {
        /// The file.
        path: PathBuf,
        /// The shape in the file.
        shape: Vec<usize>,
    },
    /// The file exists and is not to be replaced.
    #[error("{path}: the file exists")]
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// Another process or thread is writing the file.
    #[error("{path}: another process is writing this file, as {temporary}")]
    Busy {
        /// The file.
        path: PathBuf,
        /// What the other has of it so far.
        temporary: PathBuf,
    },
    /// The caller's progress function ended the work.
    #[error("{path}: cancelled")]
    Cancelled {
        /// The file.
        path: PathBuf,
    },
    /// A shard of an array without axes, which has no rows.
    #[error("{path}: an array without axes has no rows to make a shard of")]
    NoRows {
        /// The file.
        path: PathBuf,
    },
    /// A shard whose index is not less than the number of shards.
    #[error("shard {index}/{count}: the index must be less than the count")]
    ShardIndex {
        /// The index asked for, counted from 0.
        index: usize,
        /// The number of shards.
        count: usize,
    },
    /// No parts to join.
    #[error("{path}: no parts to join")]
    NoParts {
        /// The file that would have been made of them.
        path: PathBuf,
    },
    /// A file to be joined that is not a part.
    #[error("{path}: not a part of a file: {reason}")]
    NotAPart {
        /// The file.
        path: PathBuf,
        /// How that shows.
        reason: &'static str,
    },
    /// A part that does not belong to the first one.
    #[error("{path}: not of the same {what} as {first}")]
    OtherRun {
        /// The file.
        path: PathBuf,
        /// The first part given.
        first: PathBuf,
        /// What differs.
        what: &'static str,
    },
    /// A part is given twice.
    #[error("{path} and {other} are both part {index}")]
    PartTwice {
        /// A file.
        path: PathBuf,
        /// Another file, or the same.
        other: PathBuf,
        /// Which part they are, counted from 0.
        index: usize,
    },
    /// Parts are missing.
    #[error("{path}: {missing} of {count} parts are missing, the first of them {first:?}")]
    PartsMissing {
        /// The file that would have been made of them.
        path: PathBuf,
        /// The first eight that are missing, counted from 0.
        first: Vec<usize>,
        /// How many are missing.
        missing: usize,
        /// How many there are.
        count: usize,
    },
}

/// What is wrong with the header of an `.npy` file.
///
/// A position counts the bytes of the dictionary's text, which begins at byte 10 (version 1.0) or 12 of the file.
///
/// # Example
/// ```
/// use vonmises::npy::{self, Error, HeaderError};
/// let file = tempfile::NamedTempFile::new()?;
/// std::fs::write(file.path(), "x,y\n1,2\n")?;
/// let refused = npy::load::<f64>(file.path());
/// assert!(matches!(refused, Err(Error::Header { source: HeaderError::Magic, .. })));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum HeaderError {
    /// The file ends inside the header.
    #[error("the file ends after {found} bytes")]
    Truncated {
        /// Bytes of the file.
        found: u64,
    },
    /// The first six bytes are not `\x93NUMPY`.
    #[error("the magic string is missing")]
    Magic,
    /// The format version is not 1.0, 2.0 or 3.0.
    #[error("format version {major}.{minor} is unknown")]
    Version {
        /// Major version.
        major: u8,
        /// Minor version.
        minor: u8,
    },
    /// The dictionary takes more than the 10,000 bytes that NumPy allows.
    #[error("{length} bytes; at most 10000 are allowed")]
    TooLong {
        /// Its length according to the file.
        length: u32,
    },
    /// The dictionary holds a byte that is not ASCII.
    #[error("byte {at} is not ASCII")]
    NotAscii {
        /// Position of the first such byte.
        at: usize,
    },
    /// The text is not a dictionary of the three keys, each with a value of its kind.
    #[error("expected {expected} at byte {at}")]
    Syntax {
        /// Where.
        at: usize,
        /// What would have been valid there.
        expected: &'static str,
    },
    /// A length of an axis does not fit this machine's integers.
    #[error("the length at byte {at} is too large")]
    AxisLength {
        /// Position of its first digit.
        at: usize,
    },
    /// A key other than `descr`, `fortran_order` and `shape`.
    #[error("unknown key {key:?}")]
    UnknownKey {
        /// The key.
        key: String,
    },
    /// A key is given twice.
    #[error("key {key:?} is given twice")]
    DuplicateKey {
        /// The key.
        key: &'static str,
    },
    /// A key is missing.
    #[error("key {key:?} is missing")]
    MissingKey {
        /// The key.
        key: &'static str,
    },
}
