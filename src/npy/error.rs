//! The errors of reading and writing arrays.

use crate::npy::header::error::HeaderError;
use std::{
    fmt, io,
    path::{Path, PathBuf},
};

/// The error of reading or writing an `.npy` file or stream: what went wrong, and the file, unless it was a stream.
///
/// # Example
/// ```
/// use ndarray::ArrayD;
/// use std::path::Path;
/// use vonmises::npy::{self, ErrorKind};
/// let error = npy::load::<ArrayD<f64>>("no/such/file.npy").unwrap_err();
/// assert_eq!(error.path(), Some(Path::new("no/such/file.npy")));
/// assert!(matches!(error.kind(), ErrorKind::Io(source) if source.kind() == std::io::ErrorKind::NotFound));
///
/// let error = npy::read::<ArrayD<f64>>(&b"0.5\n1.5\n"[..]).unwrap_err();
/// assert_eq!(error.path(), None);
/// assert_eq!(error.to_string(), "not a valid .npy header: the magic string is missing");
/// ```
#[derive(Debug)]
pub struct Error {
    path: Option<PathBuf>,
    kind: ErrorKind,
}

impl Error {
    pub(crate) fn new(path: Option<&Path>, kind: ErrorKind) -> Self {
        Self { path: path.map(Path::to_owned), kind }
    }

    /// Returns the file as the caller named it, or a file beside it that is in the way; `None` for a stream.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// Returns what went wrong.
    #[must_use]
    pub fn kind(&self) -> &ErrorKind {
        &self.kind
    }

    /// Returns what went wrong, by value.
    #[must_use]
    pub fn into_kind(self) -> ErrorKind {
        self.kind
    }
}

/// `{path}: {kind}`, or the kind alone where there is no path.
impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.path {
            Some(path) => write!(f, "{}: {}", path.display(), self.kind),
            None => self.kind.fmt(f),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.kind.source()
    }
}

impl ErrorKind {
    pub(crate) fn at(self, path: &Path) -> Error {
        Error::new(Some(path), self)
    }

    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io(source) => Some(source),
            Self::Header(source) => Some(source),
            _ => None,
        }
    }
}

/// What went wrong with a file or stream.
#[derive(Debug)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The operating system refused to open, read, write, flush, sync or rename.
    Io(io::Error),
    /// There is no valid `.npy` header at the beginning.
    Header(HeaderError),
    /// The file is a zip archive, such as an `.npz` file, which is one of `.npy` files.
    ///
    /// Unzip it and read the files in it, or load it in Python with `numpy.load` and save each array with `numpy.save`.
    /// Without unzipping, `by_name` of `ZipArchive` in the crate `zip` gives a stream, which
    /// [`read()`](crate::npy::read()) takes.
    ZipArchive,
    /// The elements are of another type than the one asked for.
    Dtype {
        /// The dtype asked for, in its little-endian spelling; either byte order is read.
        expected: &'static str,
        /// The `descr` of the header.
        found: String,
    },
    /// Real numbers were asked for, and the elements are none that can be converted: complex numbers, text, dates,
    /// Python objects, raw bytes, or floats of more than 64 bits. The text of the error says what to do in NumPy.
    NotReal {
        /// The `descr` of the header.
        dtype: String,
    },
    /// A number that the type asked for cannot hold: one with more digits, or a larger one.
    Inexact {
        /// The `descr` of the header.
        dtype: String,
        /// Its index on each axis.
        index: Vec<usize>,
        /// The number, with all its digits.
        value: String,
        /// The dtype of the type asked for, in its little-endian spelling.
        target: &'static str,
    },
    /// There are fewer or more bytes than the header says.
    Length {
        /// Bytes of the header and of the data that it announces.
        expected: u64,
        /// Bytes of the file, or those that arrived from a stream, pipe or device, which is read to one byte beyond
        /// `expected`.
        found: u64,
    },
    /// An array of this shape overflows the address space or cannot be allocated.
    TooLarge {
        /// The shape in the file.
        shape: Vec<usize>,
    },
    /// More axes than the 64 that NumPy allows.
    TooManyAxes {
        /// Number of axes in the file.
        rank: usize,
    },
    /// More axes than the two that text has.
    TextAxes {
        /// Number of axes of the array.
        rank: usize,
    },
    /// The array has another number of axes than the one asked for.
    RankMismatch {
        /// Number of axes that the file must have for the array asked for: one more than that has if it is one of keys.
        expected: usize,
        /// The shape in the file.
        shape: Vec<usize>,
    },
    /// Truth values were asked for, and one is a byte other than 0 and 1.
    InvalidBool {
        /// Where it stands among the elements, counted from 0 in the order of the file.
        index: usize,
        /// The byte.
        byte: u8,
    },
    /// Keys were asked for, and the last axis is missing or its length is not 2.
    KeyData {
        /// The shape in the file.
        shape: Vec<usize>,
    },
    /// The name of a file to be written ends in `.npz`, as those of archives of `.npy` files do.
    NpzName,
    /// The file exists and is not to be replaced.
    Exists,
    /// Another process or thread is writing the file.
    Busy {
        /// The temporary file that the other one writes.
        temporary: PathBuf,
    },
    /// The caller's progress callback cancelled the write.
    Cancelled,
    /// A shard of an array without axes, which has no rows.
    NoRows,
    /// A shard whose index is not less than the number of shards.
    ShardIndex {
        /// The index asked for, counted from 0.
        index: usize,
        /// The number of shards.
        count: usize,
    },
    /// No parts to join.
    NoParts,
    /// A file to be joined that is not a part.
    NotAPart {
        /// How that shows.
        reason: &'static str,
    },
    /// A part that is another file than the one that was checked, or was changed since then.
    PartChanged,
    /// A part that does not belong to the first one.
    RunMismatch {
        /// The first part given.
        first: PathBuf,
        /// What differs.
        what: &'static str,
    },
    /// A part is given twice.
    DuplicatePart {
        /// The other file, or the same.
        other: PathBuf,
        /// Which part they are, counted from 0.
        index: usize,
    },
    /// Parts are missing.
    MissingParts {
        /// The first eight that are missing, counted from 0.
        first: Vec<usize>,
        /// How many are missing.
        missing: usize,
        /// How many there are.
        count: usize,
    },
}

impl fmt::Display for ErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io(source) => source.fmt(f),
            Self::Header(source) => write!(f, "not a valid .npy header: {source}"),
            Self::ZipArchive => f.write_str(
                "a zip archive, as .npz files are, and not an .npy file: unzip it, or numpy.load it in Python and \
                 numpy.save each array",
            ),
            Self::Dtype { expected, found } => write!(f, "dtype {found:?} where {expected:?} is expected"),
            Self::NotReal { dtype } => {
                write!(f, "dtype {dtype:?} where real numbers are expected: {}", conversion_in_numpy(dtype))
            }
            Self::Inexact { dtype, index, value, target } => write!(
                f,
                "element {index:?} is {value}, of dtype {dtype:?}, and {target:?} cannot hold it: round it in NumPy, \
                 x.astype({target:?})",
            ),
            Self::Length { expected, found } => write!(f, "{found} bytes where header and data take {expected}"),
            Self::TooLarge { shape } => write!(f, "an array of shape {shape:?} is too large"),
            Self::TooManyAxes { rank } => write!(f, "{rank} axes; at most 64 are allowed"),
            Self::TextAxes { rank } => {
                write!(f, "{rank} axes, of which text has at most two: write an .npy file, or choose another shape")
            }
            Self::RankMismatch { expected, shape } => {
                write!(f, "an array of shape {shape:?} where one of rank {expected} is expected")
            }
            Self::InvalidBool { index, byte } => {
                write!(f, "byte {byte} for the truth value at {index}, which must be 0 or 1")
            }
            Self::KeyData { shape } => {
                write!(f, "raw key data of shape {shape:?}: the last axis must have length 2")
            }
            Self::NpzName => {
                f.write_str("the name is that of an archive, and the file holds one array: let it end in .npy")
            }
            Self::Exists => f.write_str("the file exists"),
            Self::Busy { temporary } => {
                write!(f, "another process is writing this file, as {}", temporary.display())
            }
            Self::Cancelled => f.write_str("cancelled"),
            Self::NoRows => f.write_str("an array without axes has no rows to make a shard of"),
            Self::ShardIndex { index, count } => {
                write!(f, "shard {index}/{count}: the index must be less than the count")
            }
            Self::NoParts => f.write_str("no parts to join"),
            Self::NotAPart { reason } => write!(f, "not a part of a file: {reason}"),
            Self::PartChanged => f.write_str("was exchanged or changed while it was joined: join the parts again"),
            Self::RunMismatch { first, what } => write!(f, "not of the same {what} as {}", first.display()),
            Self::DuplicatePart { other, index } => {
                write!(f, "this file and {} are both part {index}", other.display())
            }
            Self::MissingParts { first, missing, count } => {
                write!(f, "{missing} of {count} parts are missing, the first of them {first:?}")
            }
        }
    }
}

/// Says how NumPy converts elements of a dtype to real numbers.
fn conversion_in_numpy(dtype: &str) -> &'static str {
    match dtype.trim_start_matches(['<', '>', '=', '|']).chars().next() {
        Some('c') => "of complex numbers, save the angles, numpy.angle(x)",
        Some('U' | 'S' | 'a') => "of text, save x.astype(float)",
        Some('O') => "of Python objects, save x.astype(float)",
        Some('M' | 'm') => "of dates and times, save numbers, such as hours of the day",
        Some('V') => "raw bytes, as which bfloat16 is saved too; save x.astype(\"f4\")",
        Some('f' | 'g') => "of floats with more than 64 bits, save x.astype(\"f8\")",
        _ => "save x.astype(float)",
    }
}
