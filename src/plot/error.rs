//! The error of rendering or saving a picture.

use std::{io, path::PathBuf};

/// The error of [`Picture::to_png`](super::Picture::to_png) and [`Picture::save`](super::Picture::save).
///
/// Bad angles and options are reported earlier, by the function that draws the picture, as the crate's own
/// [`Error`](crate::Error).
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The path ends neither in `.svg` nor in `.png`.
    #[error("{path}: a picture is saved as .svg or .png")]
    Extension {
        /// The path.
        path: PathBuf,
    },
    /// The operating system could not open, write, flush, sync or rename the file.
    #[error("{path}: {source}")]
    Io {
        /// The file.
        path: PathBuf,
        /// The error of the operating system.
        source: io::Error,
    },
    /// The scale is not a positive number, or the picture would not be 1 to 10000 pixels wide and high.
    #[error("scale {scale}: must be such that a picture is 1 to 10000 pixels wide and high")]
    Scale {
        /// The scale that was set.
        scale: f64,
    },
    /// The picture could not be rendered.
    #[error("the picture could not be turned into pixels: {reason}")]
    Pixels {
        /// The renderer's message.
        reason: String,
    },
}
