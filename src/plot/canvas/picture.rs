//! A finished picture, as text, as pixels or in a file.

use super::geometry::Size;
use super::raster;
use crate::file::replace::replace;
use crate::plot::error::Error;
use std::path::Path;

/// A finished picture, returned by [`rose`](crate::plot::rose()), [`histogram`](crate::plot::histogram()) and
/// [`quantiles`](crate::plot::quantiles()).
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
    scale: f64,
}

impl Picture {
    pub(crate) fn new(svg: String, size: Size) -> Self {
        Self { svg, size, scale: 2.0 }
    }

    /// Returns the width and height of the SVG in pixels.
    pub fn size(&self) -> (f64, f64) {
        (self.size[0], self.size[1])
    }

    /// Sets how many pixels of a PNG stand for one pixel of the SVG; the default is 2.
    #[must_use]
    pub fn scale(self, scale: f64) -> Self {
        Self { scale, ..self }
    }

    /// Returns the picture as SVG: the same bytes for the same angles and options.
    ///
    /// Its text stays text, which can be edited, in DejaVu Sans or, where that is not installed, another sans-serif
    /// font.
    pub fn to_svg(&self) -> String {
        self.svg.clone()
    }

    /// Returns the picture as PNG, in full colour on white.
    ///
    /// Text is drawn in a DejaVu Sans that the crate contains; installed fonts are not used.
    ///
    /// # Errors
    /// [`Error::Scale`] if the picture would have no pixels or more than 10000 on a side.
    pub fn to_png(&self) -> Result<Vec<u8>, Error> {
        raster::png(&self.svg, self.size, self.scale)
    }

    /// Saves the picture as SVG or PNG, as the path's extension says: `.svg` or `.png`.
    ///
    /// The file is replaced in one step, as by [`npy::save`](crate::npy::save).
    ///
    /// # Errors
    /// [`Error::Extension`] for any other extension; [`Error::Scale`] as for [`to_png`](Self::to_png); [`Error::Io`] if
    /// the file cannot be written. The file is then left as it was.
    ///
    /// # Example
    /// ```
    /// use ndarray::array;
    /// use vonmises::plot::{self, Error, Options};
    /// let folder = tempfile::tempdir()?;
    /// let picture = plot::histogram(&array![0.1, 0.4, 2.0], &Options::new())?;
    /// picture.save(folder.path().join("angles.svg"))?;
    /// assert!(matches!(picture.save("angles.pdf"), Err(Error::Extension { .. })));
    /// picture.scale(4.0).save(folder.path().join("angles.png"))?;
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
