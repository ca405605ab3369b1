//! The error of rendering or saving a picture.

use std::{io, path::PathBuf};

/// The error of [`Picture::to_png`](super::Picture::to_png) and [`Picture::save`](super::Picture::save), and of reading a
/// [`Color`](super::Color) or a [`Font`](super::Font).
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
    /// The operating system could not open, read, write, flush, sync or rename the file.
    #[error("{path}: {source}")]
    Io {
        /// The file.
        path: PathBuf,
        /// The error of the operating system.
        source: io::Error,
    },
    /// The resolution is not a positive number, or the picture would not be 1 to 10000 pixels wide and high.
    #[error("dpi = {dpi:?}: must be such that a picture is 1 to 10000 pixels wide and high")]
    Resolution {
        /// The resolution that was set, in pixels to an inch.
        dpi: f64,
    },
    /// The font of a PNG is only known by its family.
    #[error("a PNG needs the letters of the font {family}: give its file, or save the picture as .svg")]
    NoLetters {
        /// The family.
        family: String,
    },
    /// The file holds no TrueType or OpenType font.
    #[error("{path}: holds no TrueType or OpenType font")]
    Font {
        /// The file.
        path: PathBuf,
    },
    /// The text is no colour.
    #[error("{text:?}: a colour is written #rrggbb, with hexadecimal digits")]
    Color {
        /// The text.
        text: String,
    },
    /// The picture could not be rendered.
    #[error("the picture could not be turned into pixels: {reason}")]
    Pixels {
        /// The renderer's message.
        reason: String,
    },
}
