//! Why a command ends otherwise than by having done its work.

use std::{fmt::Display, io, path::Path};

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
}

impl From<vonmises::Error> for Failure {
    fn from(error: vonmises::Error) -> Self {
        Self::new(error)
    }
}

impl From<vonmises::npy::Error> for Failure {
    fn from(error: vonmises::npy::Error) -> Self {
        Self::new(error)
    }
}

/// What failed to be written to standard output.
impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe { Self::Closed } else { Self::in_file(Path::new("-"), error) }
    }
}
