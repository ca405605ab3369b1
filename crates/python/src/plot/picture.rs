//! `vonmises.plot.Picture`.

use crate::errors::picture_exception;
use crate::threads::run::run;
use pyo3::prelude::*;
use pyo3::types::PyBytes;
use std::path::PathBuf;
use vonmises::plot::Picture;

/// A finished picture. Notebooks show it.
///
/// Examples
/// --------
/// >>> from vonmises import plot
/// >>> picture = plot.rose([0.1, 0.4, 2.0], width=85)
/// >>> picture.to_svg()[:4], picture.to_png(dpi=100)[1:4]
/// ('<svg', b'PNG')
#[pyclass(module = "vonmises.plot", name = "Picture", frozen)]
#[derive(Debug)]
pub(crate) struct PyPicture {
    picture: Picture,
}

#[pymethods]
impl PyPicture {
    /// The width and height of the SVG in pixels, 96 to an inch.
    #[getter]
    fn size(&self) -> (f64, f64) {
        self.picture.size()
    }

    /// Returns the picture as SVG: the same text for the same angles and options.
    fn to_svg(&self) -> String {
        self.picture.to_svg()
    }

    /// Returns the picture as PNG.
    ///
    /// Parameters
    /// ----------
    /// dpi : float, optional
    ///     The resolution in pixels to an inch. It changes the number of pixels, not the size on paper.
    ///
    /// Returns
    /// -------
    /// bytes
    ///     The file.
    ///
    /// Raises
    /// ------
    /// ValueError
    ///     If the picture would have no pixels or more than 10000 on a side, or only the family of its font is known.
    #[pyo3(signature = (*, dpi=300.0))]
    fn to_png<'py>(&self, py: Python<'py>, dpi: f64) -> PyResult<Bound<'py, PyBytes>> {
        let picture = self.picture.clone().dpi(dpi);
        let bytes = run(py, move || picture.to_png())?.map_err(|error| picture_exception(&error))?;
        Ok(PyBytes::new(py, &bytes))
    }

    /// Saves the picture as SVG or PNG, as the path ends: in ``.svg`` or ``.png``.
    ///
    /// The file appears in one step.
    ///
    /// Parameters
    /// ----------
    /// path : str or os.PathLike
    ///     The file.
    /// overwrite : bool, optional
    ///     Whether a file of that name is replaced.
    /// dpi : float, optional
    ///     The resolution of a PNG, in pixels to an inch.
    ///
    /// Raises
    /// ------
    /// FileExistsError
    ///     If the file exists and is not to be replaced.
    /// OSError
    ///     If the file cannot be written.
    /// ValueError
    ///     For a path with another ending, and as `to_png` does.
    #[pyo3(signature = (path, *, overwrite=true, dpi=300.0))]
    fn save(&self, py: Python<'_>, path: PathBuf, overwrite: bool, dpi: f64) -> PyResult<()> {
        let picture = self.picture.clone().dpi(dpi);
        let saved = run(py, move || if overwrite { picture.save(path) } else { picture.save_new(path) })?;
        saved.map_err(|error| picture_exception(&error))
    }

    fn _repr_svg_(&self) -> String {
        self.picture.to_svg()
    }

    fn __repr__(&self) -> String {
        let (width, height) = self.picture.size();
        format!("<Picture of {width:.0} x {height:.0} pixels>")
    }
}

impl From<Picture> for PyPicture {
    fn from(picture: Picture) -> Self {
        Self { picture }
    }
}
