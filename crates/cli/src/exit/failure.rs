//! The outcome of a command that fails.

use std::{fmt::Display, io, path::Path};
use vonmises::npy;

/// The exit status of an interrupted run: what a shell returns for a program that SIGINT ended.
pub(crate) const INTERRUPTED: u8 = 130;

/// The reason for which a command stopped.
#[derive(Debug)]
pub(crate) enum Failure {
    /// Two inputs differ.
    Different,
    /// The reader of the output has closed it.
    Closed,
    /// The user pressed Ctrl-C.
    Interrupted,
    /// There is no command; the help was printed.
    NoCommand,
    /// An error, described in one line: what is wrong, where, and what to do.
    Error(String),
}

pub(crate) type Outcome<T = ()> = Result<T, Failure>;

impl Failure {
    pub(crate) fn new(message: impl Display) -> Self {
        Self::Error(message.to_string())
    }

    /// Returns an error about a file, or about `-`, which is standard input or output.
    pub(crate) fn in_file(path: &Path, fault: impl Display) -> Self {
        Self::Error(format!("{}: {fault}", path.display()))
    }

    /// Returns the failure that an error of the system means for a file that is written.
    pub(crate) fn writing(path: &Path, error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::Closed,
            io::ErrorKind::Interrupted => Self::Interrupted,
            io::ErrorKind::FileTooLarge => {
                Self::in_file(path, "is larger than files may be (see ulimit -f, or the limit of the file system)")
            }
            _ => Self::in_file(path, error),
        }
    }
}

impl From<vonmises::Error> for Failure {
    fn from(error: vonmises::Error) -> Self {
        Self::new(error)
    }
}

/// An error without a path is about standard output, `-`.
impl From<npy::Error> for Failure {
    fn from(error: npy::Error) -> Self {
        let path = error.path().unwrap_or(Path::new("-")).to_owned();
        match error.into_kind() {
            npy::ErrorKind::Cancelled => Self::Interrupted,
            npy::ErrorKind::Io(source) => Self::writing(&path, source),
            kind => Self::in_file(&path, kind),
        }
    }
}

/// The error is one of writing to standard output.
impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::writing(Path::new("-"), error)
    }
}
