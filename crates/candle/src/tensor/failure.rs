//! Why a function failed.

/// An error of the library, which knows arguments by name, or of candle.
#[derive(Debug)]
pub(crate) enum Failure {
    /// A refused argument.
    Library(vonmises::Error),
    /// A tensor that cannot be read.
    Candle(candle_core::Error),
}

impl From<vonmises::Error> for Failure {
    fn from(error: vonmises::Error) -> Self {
        Self::Library(error)
    }
}

impl From<candle_core::Error> for Failure {
    fn from(error: candle_core::Error) -> Self {
        Self::Candle(error)
    }
}
