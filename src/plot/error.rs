//! Why a picture could not be drawn or saved.

use std::{io, path::PathBuf};

/// Why [`Picture::to_png`](super::Picture::to_png) or [`Picture::save`](super::Picture::save) failed.
///
/// What is wrong with angles and options is said earlier, when the picture is drawn, by the crate's own
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
    /// The operating system refused to open, write, flush, sync or rename.
    #[error("{path}: {source}")]
    Io {
        /// The file.
        path: PathBuf,
        /// What the operating system says.
        source: io::Error,
    },
    /// The scale is not a number above 0, or so small or large that there would be no pixel or too many.
    #[error("scale {scale}: must be such that a picture is 1 to 10000 pixels wide and high")]
    Scale {
        /// The scale asked for.
        scale: f64,
    },
    /// The pixels could not be made.
    #[error("the picture could not be turned into pixels: {reason}")]
    Pixels {
        /// What the renderer says.
        reason: String,
    },
}
