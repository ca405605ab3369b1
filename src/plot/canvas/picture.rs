//! A finished picture, as text, as pixels or in a file.

use super::raster;
use super::svg::Point;
use crate::file::replace::replace;
use crate::plot::error::Error;
use std::path::Path;

/// A finished picture: what [`Rose`](super::Rose), [`Histogram`](super::Histogram) and
/// [`Quantiles`](super::Quantiles) make of angles.
///
/// # Example
/// ```
/// use ndarray::array;
/// use vonmises::plot::Rose;
/// let picture = Rose::new().of(&array![0.1, 0.4, 2.0])?;
/// assert!(picture.to_svg().starts_with("<svg") && picture.to_png()?.starts_with(b"\x89PNG"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    svg: String,
    size: Point,
    scale: f64,
}

impl Picture {
    pub(crate) fn new(svg: String, size: Point) -> Self {
        Self { svg, size, scale: 2.0 }
    }

    /// Width and height of the SVG, in its pixels.
    pub fn size(&self) -> (f64, f64) {
        (self.size[0], self.size[1])
    }

    /// With this many pixels of a PNG to one of the SVG, instead of 2.
    #[must_use]
    pub fn scale(self, scale: f64) -> Self {
        Self { scale, ..self }
    }

    /// The picture as SVG: the same bytes for the same angles and options.
    ///
    /// Its text is text, which an editor can change, in the viewer's sans-serif font where it has no DejaVu Sans.
    pub fn to_svg(&self) -> String {
        self.svg.clone()
    }

    /// The picture as PNG, in full colour on white; letters are drawn with an embedded DejaVu Sans, so that no font has
    /// to be installed.
    ///
    /// # Errors
    /// [`Error::Scale`] if the picture would have no pixels or more than 10000 a side.
    pub fn to_png(&self) -> Result<Vec<u8>, Error> {
        raster::png(&self.svg, self.size, self.scale)
    }

    /// Saves the picture in the format that the path's extension names, `.svg` or `.png`.
    ///
    /// The file is replaced in one step, as by [`npy::save`](crate::npy::save).
    ///
    /// # Errors
    /// [`Error::Extension`] for any other path; as [`to_png`](Self::to_png); [`Error::Io`] if the folder or the file
    /// cannot be written. No file is touched then.
    ///
    /// # Example
    /// ```
    /// use ndarray::array;
    /// use vonmises::plot::{Error, Histogram};
    /// let (picture, folder) = (Histogram::new().of(&array![0.1, 0.4, 2.0])?, tempfile::tempdir()?);
    /// picture.save(folder.path().join("angles.svg"))?;
    /// picture.scale(4.0).save(folder.path().join("angles.png"))?;
    /// let refused = Histogram::new().of(&array![0.1])?.save("angles.pdf");
    /// assert!(matches!(refused, Err(Error::Extension { .. })));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn save(&self, path: impl AsRef<Path>) -> Result<(), Error> {
        let path = path.as_ref();
        let extension = path.extension().map(|extension| extension.to_ascii_lowercase());
        let bytes = match extension.as_ref().and_then(|extension| extension.to_str()) {
            Some("svg") => self.svg.clone().into_bytes(),
            Some("png") => self.to_png()?,
            _ => return Err(Error::Extension { path: path.to_owned() }),
        };
        replace(path, |out| out.write_all(&bytes)).map_err(|source| Error::Io { path: path.to_owned(), source })
    }
}
