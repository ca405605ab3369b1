//! The source of observations: a file, a pipe or standard input, which holds an `.npy` array or text.

use super::ended::Ended;
use crate::exit::failure::{Failure, Outcome};
use crate::memory::list::mapped;
use ndarray::ArrayD;
use std::{
    fs::File,
    io::{self, Cursor, Read},
    path::Path,
};
use vonmises::npy::{self, ErrorKind};

/// Bytes read ahead to tell whether the input is an array, text or neither.
const AHEAD: u64 = 1 << 16;

/// Numbers of the type in which they are compared: `f4` as it is, all others as `f8`.
#[derive(Debug)]
pub(crate) enum Numbers {
    Single(ArrayD<f32>),
    Double(ArrayD<f64>),
}

impl Numbers {
    pub(crate) fn dtype(&self) -> &'static str {
        match self {
            Self::Single(_) => "f4",
            Self::Double(_) => "f8",
        }
    }

    pub(crate) fn shape(&self) -> &[usize] {
        match self {
            Self::Single(values) => values.shape(),
            Self::Double(values) => values.shape(),
        }
    }

    /// Calls a function with the numbers, in row-major order.
    pub(crate) fn with_values<R>(&self, f: impl FnOnce(&mut dyn Iterator<Item = f64>) -> R) -> R {
        match self {
            Self::Single(values) => f(&mut values.iter().map(|&value| f64::from(value))),
            Self::Double(values) => f(&mut values.iter().copied()),
        }
    }

    /// Converts to double precision, which is exact for either type.
    pub(crate) fn double(self) -> vonmises::Result<ArrayD<f64>> {
        match self {
            Self::Single(values) => mapped(&values, |value| f64::from(*value)),
            Self::Double(values) => Ok(values),
        }
    }
}

/// What a source holds.
pub(crate) enum Source {
    Array(Numbers),
    Text { start: Vec<u8>, rest: Box<dyn Read> },
}

impl Source {
    /// Opens a path, or standard input for `-`, and reads an array, or the beginning of text.
    pub(crate) fn open(path: &Path) -> Outcome<Self> {
        let broken = |error| Failure::in_file(path, error);
        let (mut input, regular): (Box<dyn Read>, bool) = if path == Path::new("-") {
            (Box::new(Ended::new(io::stdin())), false)
        } else {
            let file = File::open(path).map_err(broken)?;
            let regular = file.metadata().map_err(broken)?.is_file();
            (Box::new(Ended::new(file)), regular)
        };
        let mut start = Vec::new();
        input.by_ref().take(AHEAD).read_to_end(&mut start).map_err(broken)?;
        match (is_text(&start), regular) {
            (true, _) => Ok(Self::Text { start, rest: input }),
            (false, true) => load(path).map(Self::Array),
            (false, false) => numbers(path, npy::Reader::new(Cursor::new(start).chain(input))).map(Self::Array),
        }
    }
}

/// Returns whether a file that begins with these bytes is read as text: it is neither an array nor an archive of them,
/// which the library refuses with the reason.
fn is_text(start: &[u8]) -> bool {
    let is_archive = || npy::Reader::new(start).is_err_and(|error| matches!(error.kind(), ErrorKind::ZipArchive));
    !npy::is_npy(start) && !is_archive()
}

/// Reads the array in a file, in a pipe, or in standard input for `-`.
pub(crate) fn array(path: &Path) -> Outcome<Numbers> {
    if path != Path::new("-") && path.is_file() {
        refuse_text(path)?;
        return load(path);
    }
    match Source::open(path)? {
        Source::Array(numbers) => Ok(numbers),
        Source::Text { start, .. } if is_plain_text(&start) => Err(Failure::in_file(path, TEXT)),
        Source::Text { .. } => Err(Failure::in_file(path, "does not begin as an .npy file does")),
    }
}

const TEXT: &str = "holds text where an .npy file is expected; save the numbers with numpy.save";

/// Refuses a regular file that holds text, where an array is expected.
pub(crate) fn refuse_text(path: &Path) -> Outcome {
    let mut start = Vec::new();
    // What cannot be read is refused when the array is.
    let read = path.is_file() && File::open(path).is_ok_and(|file| file.take(AHEAD).read_to_end(&mut start).is_ok());
    if read && is_plain_text(&start) { Err(Failure::in_file(path, TEXT)) } else { Ok(()) }
}

/// Returns whether a file that begins with these bytes is text in UTF-8; the last character may be cut off.
fn is_plain_text(start: &[u8]) -> bool {
    let is_utf8 = std::str::from_utf8(start).map_or_else(|error| error.error_len().is_none(), |_| true);
    !start.is_empty() && is_utf8 && !start.contains(&0) && is_text(start)
}

/// Loads the array in a regular file, whose size the library compares with the header.
fn load(path: &Path) -> Outcome<Numbers> {
    numbers(path, npy::Reader::open(path))
}

/// Reads real numbers: single precision as it is, any other dtype in double precision, exactly. A failure names the
/// path that the user gave.
fn numbers<R: Read>(path: &Path, reader: Result<npy::Reader<R>, npy::Error>) -> Outcome<Numbers> {
    let numbers = reader.and_then(|reader| {
        if reader.description().holds::<f32>() {
            reader.read().map(Numbers::Single)
        } else {
            reader.read_as().map(Numbers::Double)
        }
    });
    numbers.map_err(|error| Failure::in_file(path, error.kind()))
}
