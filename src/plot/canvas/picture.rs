//! A finished picture, as text, as pixels or in a file.

use super::font::Font;
use super::geometry::Size;
use super::raster;
use crate::file::replace::replace;
use crate::plot::error::Error;
use std::path::Path;

/// The resolution of a PNG unless another is set: that of print.
const DPI: f64 = 300.0;

/// A finished picture, returned by [`rose`](crate::plot::rose()), [`histogram`](crate::plot::histogram()),
/// [`quantiles`](crate::plot::quantiles()) and [`panels`](crate::plot::panels()).
///
/// # Example
/// ```
/// use ndarray::array;
/// use vonmises::plot::{self, Options};
/// let picture = plot::rose(&array![0.1, 0.4, 2.0], &Options::new())?;
/// assert!(picture.to_svg().starts_with("<svg") && picture.to_png()?.starts_with(b"\x89PNG"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    svg: String,
    size: Size,
    font: Font,
    dpi: f64,
}

impl Picture {
    pub(crate) fn new(svg: String, size: Size, font: Font) -> Self {
        Self { svg, size, font, dpi: DPI }
    }

    /// Returns the width and height of the SVG in pixels, 96 to an inch.
    pub fn size(&self) -> (f64, f64) {
        (self.size[0], self.size[1])
    }

    /// Sets the resolution of a PNG in pixels to an inch; the default is 300. It changes the number of pixels, not the
    /// size on paper, which the PNG states.
    #[must_use]
    pub fn dpi(self, dpi: f64) -> Self {
        Self { dpi, ..self }
    }

    /// Returns the picture as SVG: the same bytes for the same angles and options.
    ///
    /// Its text stays text, which can be edited, in DejaVu Sans or, where that is not installed, another sans-serif
    /// font. Its size is given in millimetres.
    pub fn to_svg(&self) -> String {
        self.svg.clone()
    }

    /// Returns the picture as PNG, in full colour on white, with its resolution.
    ///
    /// Text is drawn in a DejaVu Sans that the crate contains, or in a [font](crate::plot::Font) from a file; installed
    /// fonts are not used.
    ///
    /// # Errors
    /// [`Error::Resolution`] if the picture would have no pixels or more than 10000 on a side; [`Error::NoLetters`] if
    /// only the family of its font is known.
    pub fn to_png(&self) -> Result<Vec<u8>, Error> {
        raster::png(&self.svg, self.size, &self.font, self.dpi)
    }

    /// Saves the picture as SVG or PNG, as the path's extension says: `.svg` or `.png`.
    ///
    /// The file is replaced in one step, as by [`npy::save`](crate::npy::save).
    ///
    /// # Errors
    /// [`Error::Extension`] for any other extension; those of [`to_png`](Self::to_png); [`Error::Io`] if the file cannot
    /// be written. The file is then left as it was.
    ///
    /// # Example
    /// ```
    /// use ndarray::array;
    /// use vonmises::plot::{self, Error, Options};
    /// let folder = tempfile::tempdir()?;
    /// let picture = plot::histogram(&array![0.1, 0.4, 2.0], &Options::new())?;
    /// picture.save(folder.path().join("angles.svg"))?;
    /// assert!(matches!(picture.save("angles.pdf"), Err(Error::Extension { .. })));
    /// picture.dpi(600.0).save(folder.path().join("angles.png"))?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn save(&self, path: impl AsRef<Path>) -> Result<(), Error> {
        self.save_at(path.as_ref(), true)
    }

    /// Saves the picture as [`save`](Self::save) does, but never replaces a file: that there is none of that name is
    /// seen to in the same step in which the picture gets it.
    ///
    /// # Errors
    /// As [`save`](Self::save), and [`Error::Io`] of the kind [`AlreadyExists`](std::io::ErrorKind::AlreadyExists).
    ///
    /// # Example
    /// ```
    /// use ndarray::array;
    /// use std::io::ErrorKind;
    /// use vonmises::plot::{self, Error, Options};
    /// let folder = tempfile::tempdir()?;
    /// let path = folder.path().join("angles.svg");
    /// let picture = plot::histogram(&array![0.1, 0.4, 2.0], &Options::new())?;
    /// picture.save_new(&path)?;
    /// let second = picture.save_new(&path);
    /// assert!(matches!(second, Err(Error::Io { source, .. }) if source.kind() == ErrorKind::AlreadyExists));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn save_new(&self, path: impl AsRef<Path>) -> Result<(), Error> {
        self.save_at(path.as_ref(), false)
    }

    fn save_at(&self, path: &Path, overwrite: bool) -> Result<(), Error> {
        let extension = path.extension().map(|extension| extension.to_ascii_lowercase());
        let bytes = match extension.as_ref().and_then(|extension| extension.to_str()) {
            Some("svg") => self.svg.clone().into_bytes(),
            Some("png") => self.to_png()?,
            _ => return Err(Error::Extension { path: path.to_owned() }),
        };
        let saved = replace(path, overwrite, |out| out.write_all(&bytes));
        saved.map_err(|error| Error::Io { path: path.to_owned(), source: error.into() })
    }
}
