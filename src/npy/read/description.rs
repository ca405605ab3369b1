//! The dtype, shape and shard that a header states.

use crate::npy::element::Element;
use crate::npy::error::{Error, ErrorKind};
use crate::npy::header::parse::Header;
use crate::npy::read::convert::conversion;
use crate::npy::read::source::Source;
use crate::npy::shard::Shard;
use crate::scalar::number::Number;
use std::path::Path;

/// Dtype and shape of an `.npy` file, and which part of a whole it is.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Description {
    /// The dtype in NumPy's spelling, such as `<f8`.
    pub dtype: String,
    /// The shape in the file: keys have one more axis, of length 2.
    pub shape: Vec<usize>,
    /// The part of a run that this file holds, if it is one.
    pub shard: Option<Shard>,
}

impl Description {
    pub(crate) fn new(header: Header) -> Self {
        let Header { descr, fortran, shape, comment } = header;
        let shard = Shard::parse(&comment)
            .filter(|(shard, whole)| !fortran && shard.part_shape(whole).as_deref() == Some(&*shape))
            .map(|(shard, _)| shard);
        Self { dtype: descr, shape, shard }
    }

    /// Returns whether the file can be read as elements of this type. A file of keys can also be read as `u32`.
    ///
    /// # Example
    /// ```
    /// use vonmises::npy;
    /// let folder = tempfile::tempdir()?;
    /// let path = folder.path().join("angles.npy");
    /// npy::save(&path, ndarray::arr2(&[[0.5_f32, 1.5]]))?;
    /// let found = npy::describe(&path)?;
    /// assert!(found.holds::<f32>() && !found.holds::<f64>());
    /// assert_eq!((found.shape, found.shard), (vec![1, 2], None));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn holds<T: Element>(&self) -> bool {
        T::Number::decoder(&self.dtype).is_some() && self.shape.ends_with(T::INNER_SHAPE)
    }

    /// Returns whether the file holds real numbers, which [`load_as`](crate::npy::load_as) converts to floats: floats
    /// of 16, 32 or 64 bits, integers of 8 to 64 bits or truth values.
    ///
    /// # Example
    /// ```
    /// use vonmises::npy;
    /// let mut bytes = Vec::new();
    /// npy::write(&mut bytes, ndarray::arr1(&[90_u16, 180]))?;
    /// assert!(npy::Reader::new(&*bytes)?.description().is_real());
    /// # Ok::<(), npy::Error>(())
    /// ```
    #[must_use]
    pub fn is_real(&self) -> bool {
        conversion::<f64>(&self.dtype).is_some()
    }
}

/// Reads the header of an `.npy` file and nothing else. From a pipe those bytes are gone; a
/// [`Reader`](crate::npy::Reader) goes on to the data.
///
/// # Errors
/// [`ErrorKind::Io`] if the file cannot be opened or read; [`ErrorKind::Header`] for anything but a valid header of
/// version 1.0, 2.0 or 3.0, or [`ErrorKind::ZipArchive`] if it is an `.npz` archive.
pub fn describe(path: impl AsRef<Path>) -> Result<Description, Error> {
    let path = path.as_ref();
    let header = Source::open(path).map_err(ErrorKind::Io).and_then(|mut source| source.header());
    Ok(Description::new(header.map_err(|kind| kind.at(path))?))
}
