//! The arrays that a file can be read as.

use crate::npy::element::{Element, Stored};
use crate::scalar::float::Float;
use ndarray::{Array, ArrayD, Dimension, IxDyn, ShapeBuilder};

/// The array that is wanted of a file or stream: `ArrayD<T>` for one of any rank, `Array2<T>` for one of two axes, and
/// so on, with an [`Element`] `T`.
///
/// Sealed. In generic code it is the bound of an array that is loaded.
///
/// # Example
/// ```
/// use ndarray::{Array1, Array2, ArrayD};
/// use vonmises::npy::{self, ErrorKind};
/// let folder = tempfile::tempdir()?;
/// let path = folder.path().join("grid.npy");
/// npy::save(&path, Array2::<f64>::zeros((1000, 3)))?;
/// let grid: Array2<f64> = npy::load(&path)?;
/// assert_eq!(npy::load::<ArrayD<f64>>(&path)?, grid.into_dyn());
/// let error = npy::load::<Array1<f64>>(&path).unwrap_err();
/// assert!(matches!(error.kind(), ErrorKind::RankMismatch { shape, expected: 1 } if *shape == [1000, 3]));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "an `.npy` file cannot be read as `{Self}`",
    label = "not an owned array",
    note = "name the array that is wanted: `npy::load::<ArrayD<f64>>(path)` for elements of type `f64` and any rank, \
            `Array2<f64>` for two axes"
)]
pub trait FromNpy: sealed::FromElements {}

impl<T: Element, D: Dimension> FromNpy for Array<T, D> {}

/// The array of floats that is wanted of a file or stream of real numbers of any dtype: `ArrayD<F>`, `Array2<F>` and so
/// on, with a [`Float`] `F`.
///
/// Sealed. In generic code it is the bound of an array that is loaded and converted.
///
/// # Example
/// ```
/// use ndarray::{Array2, array};
/// use vonmises::npy::{self, FromReals};
/// fn load_twice<A: FromReals>(path: &std::path::Path) -> Result<[A; 2], npy::Error> {
///     Ok([npy::load_as(path)?, npy::load_as(path)?])
/// }
/// let file = tempfile::NamedTempFile::new()?;
/// npy::save(file.path(), array![[0_u8, 90], [180, 255]])?;
/// let [degrees, _] = load_twice::<Array2<f32>>(file.path())?;
/// assert_eq!(degrees, array![[0.0, 90.0], [180.0, 255.0]]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "the numbers of an `.npy` file cannot be converted to `{Self}`",
    label = "not an owned array of `f32` or `f64`",
    note = "name the array that is wanted: `npy::load_as::<ArrayD<f64>>(path)`; `npy::load` reads other elements"
)]
pub trait FromReals: FromNpy + sealed::FromElements<Element: Stored<Number: Float>> {}

impl<F: Float, D: Dimension> FromReals for Array<F, D> {}

mod sealed {
    use super::Element;

    /// An array that elements in memory order are made into.
    pub trait FromElements: Sized {
        type Element: Element;

        /// Number of axes, if the type fixes it.
        const RANK: Option<usize>;

        /// Makes the array; `None` if there can be none of this shape, or it has another rank or number of elements.
        fn from_elements(shape: &[usize], fortran: bool, elements: Vec<Self::Element>) -> Option<Self>;
    }
}

impl<T: Element, D: Dimension> sealed::FromElements for Array<T, D> {
    type Element = T;
    const RANK: Option<usize> = D::NDIM;

    fn from_elements(shape: &[usize], fortran: bool, elements: Vec<T>) -> Option<Self> {
        ArrayD::from_shape_vec(IxDyn(shape).set_f(fortran), elements).ok()?.into_dimensionality().ok()
    }
}
