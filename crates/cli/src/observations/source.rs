//! Where observations lie: in a file, a pipe or standard input, as `.npy` or as text.

use crate::exit::failure::{Failure, Outcome};
use ndarray::ArrayD;
use std::{
    fs::File,
    io::{self, Cursor, Read, Write},
    path::Path,
};
use vonmises::npy;

/// The first bytes of an `.npy` file.
const MAGIC: &[u8] = b"\x93NUMPY";

/// How much is read ahead to tell what the source is; the first line that holds something is looked for in it.
const AHEAD: u64 = 1 << 16;

/// Numbers in the type that the file has.
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

    /// In double precision, which holds those of either type.
    pub(crate) fn double(self) -> ArrayD<f64> {
        match self {
            Self::Single(values) => values.mapv(f64::from),
            Self::Double(values) => values,
        }
    }
}

/// What was found at a path.
pub(crate) enum Source {
    Array(Numbers),
    Text { start: Vec<u8>, rest: Box<dyn Read> },
}

impl Source {
    /// Opens a path, or standard input for `-`.
    pub(crate) fn open(path: &Path) -> Outcome<Self> {
        let broken = |error| Failure::in_file(path, error);
        let (mut input, regular): (Box<dyn Read>, bool) = if path == Path::new("-") {
            (Box::new(io::stdin()), false)
        } else {
            let file = File::open(path).map_err(broken)?;
            let regular = file.metadata().map_err(broken)?.is_file();
            (Box::new(file), regular)
        };
        let mut start = Vec::new();
        input.by_ref().take(AHEAD).read_to_end(&mut start).map_err(broken)?;
        match (start.starts_with(MAGIC), regular) {
            (false, _) => Ok(Self::Text { start, rest: input }),
            (true, true) => load(path, path).map(Self::Array),
            (true, false) => spooled(path, &mut Cursor::new(start).chain(input)).map(Self::Array),
        }
    }
}

/// The array at a path, which may be a pipe, or in standard input.
pub(crate) fn array(path: &Path) -> Outcome<Numbers> {
    if path.is_file() {
        return load(path, path);
    }
    match Source::open(path)? {
        Source::Array(numbers) => Ok(numbers),
        Source::Text { .. } => Err(Failure::in_file(path, "does not begin as an .npy file does")),
    }
}

/// The array in a stream, by way of a file, as the library reads files.
fn spooled(named: &Path, input: &mut dyn Read) -> Outcome<Numbers> {
    let broken = |error| Failure::in_file(named, error);
    let (mut file, path) = spool().map_err(broken)?;
    io::copy(input, &mut file).and_then(|_| file.flush()).map_err(broken)?;
    load(&path, named)
}

/// A temporary file without a name, so that nothing is left whatever happens, and a path that leads to it.
#[cfg(target_os = "linux")]
fn spool() -> io::Result<(File, std::path::PathBuf)> {
    use std::os::fd::AsRawFd;
    let file = tempfile::tempfile()?;
    let path = format!("/proc/self/fd/{}", file.as_raw_fd()).into();
    Ok((file, path))
}

/// A temporary file that is removed when it is dropped, and its path.
#[cfg(not(target_os = "linux"))]
fn spool() -> io::Result<(tempfile::NamedTempFile, std::path::PathBuf)> {
    let file = tempfile::NamedTempFile::new()?;
    let path = file.path().to_owned();
    Ok((file, path))
}

/// The array in a file of single or double precision; an error names it `named`.
pub(crate) fn load(path: &Path, named: &Path) -> Outcome<Numbers> {
    let loaded = match npy::load::<f64>(path) {
        Err(npy::Error::Dtype { .. }) => npy::load::<f32>(path).map(Numbers::Single),
        loaded => loaded.map(Numbers::Double),
    };
    loaded.map_err(|error| Failure::in_file(named, fault(&error, path)))
}

/// What an error says, without the file's name and with both types that would have been right.
fn fault(error: &npy::Error, path: &Path) -> String {
    if let npy::Error::Dtype { found, .. } = error {
        return format!("dtype {found:?} where \"<f8\" or \"<f4\" is expected");
    }
    let (message, name) = (error.to_string(), format!("{}: ", path.display()));
    message.strip_prefix(&name).unwrap_or(&message).to_owned()
}
