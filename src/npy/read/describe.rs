//! What a file holds, without its data.

use crate::npy::element::{Element, Word};
use crate::npy::error::Error;
use crate::npy::header::parse::Header;
use crate::npy::read::load::Source;
use crate::npy::shard::Shard;
use std::path::Path;

/// What the header of an `.npy` file says.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Description {
    /// The dtype in NumPy's spelling, such as `<f8`.
    pub dtype: String,
    /// The shape in the file: keys have one more axis, of length 2.
    pub shape: Vec<usize>,
    /// Which part of which run this is, if it is one.
    pub shard: Option<Shard>,
}

impl Description {
    /// Whether [`load`](super::load) takes the file for elements of this type; keys and their words are told apart by
    /// nothing.
    ///
    /// # Example
    /// ```
    /// use vonmises::npy;
    /// let folder = tempfile::tempdir()?;
    /// let path = folder.path().join("angles.npy");
    /// npy::save(&path, &ndarray::arr2(&[[0.5_f32, 1.5]]))?;
    /// let found = npy::describe(&path)?;
    /// assert!(found.holds::<f32>() && !found.holds::<f64>());
    /// assert_eq!((found.shape, found.shard), (vec![1, 2], None));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn holds<T: Element>(&self) -> bool {
        <T::Word as Word>::decoder(&self.dtype).is_some() && self.shape.ends_with(T::TAIL)
    }
}

/// Reads the header of an `.npy` file and nothing else. Of a pipe those bytes are gone then.
///
/// # Errors
/// [`Error::Io`] if the file cannot be opened or read; [`Error::Header`] for anything but a valid header of version
/// 1.0,
/// 2.0 or 3.0.
pub fn describe(path: impl AsRef<Path>) -> Result<Description, Error> {
    let Header { descr, fortran, shape, comment } = Source::open(path.as_ref())?.header()?;
    let part = Shard::parse(&comment)
        .filter(|(shard, whole)| !fortran && shard.part_of(whole).as_deref() == Some(&*shape))
        .map(|(shard, _)| shard);
    Ok(Description { dtype: descr, shape, shard: part })
}
