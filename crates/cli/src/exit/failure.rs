//! Why a command ends otherwise than by having done its work.

use std::{
    fmt::Display,
    io::{self, ErrorKind},
    path::Path,
};
use vonmises::npy;

/// The exit status of an interrupted run: that of a shell whose program died of SIGINT.
pub(crate) const INTERRUPTED: u8 = 130;

/// Why a command stopped.
#[derive(Debug)]
pub(crate) enum Failure {
    /// Two inputs differ.
    Different,
    /// Whoever read the output has stopped reading.
    Closed,
    /// Somebody pressed Ctrl-C.
    Interrupted,
    /// One line that says what is wrong, where, and what to do.
    Error(String),
}

pub(crate) type Outcome<T = ()> = Result<T, Failure>;

impl Failure {
    pub(crate) fn new(message: impl Display) -> Self {
        Self::Error(message.to_string())
    }

    /// A fault in a file, or in `-`, which stands for standard input and output.
    pub(crate) fn in_file(path: &Path, fault: impl Display) -> Self {
        Self::Error(format!("{}: {fault}", path.display()))
    }

    /// What the operating system says of a file.
    pub(crate) fn writing(path: &Path, error: io::Error) -> Self {
        match error.kind() {
            ErrorKind::BrokenPipe => Self::Closed,
            ErrorKind::Interrupted => Self::Interrupted,
            _ => Self::in_file(path, error),
        }
    }
}

impl From<vonmises::Error> for Failure {
    fn from(error: vonmises::Error) -> Self {
        Self::new(error)
    }
}

impl From<npy::Error> for Failure {
    fn from(error: npy::Error) -> Self {
        match error {
            npy::Error::Cancelled { .. } => Self::Interrupted,
            npy::Error::Io { path, source } => Self::writing(&path, source),
            other => Self::new(other),
        }
    }
}

/// What failed to be written to standard output.
impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::writing(Path::new("-"), error)
    }
}
