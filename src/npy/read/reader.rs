//! Reading in two steps: the header, then the data.

use crate::npy::element::Stored;
use crate::npy::error::{Error, ErrorKind};
use crate::npy::read::convert::{Fault, conversion};
use crate::npy::read::description::Description;
use crate::npy::read::from_npy::{FromNpy, FromReals};
use crate::npy::read::source::{Decode, Decoding, Source};
use crate::npy::shape::count_numbers;
use crate::scalar::float::Float;
use crate::scalar::number::Number;
use crate::shape::index::unravel_index;
use std::{
    fmt,
    fs::File,
    io::Read,
    path::{Path, PathBuf},
};

/// A file or stream whose header has been read, and whose data are read next: for arrays of an element type that is not
/// known beforehand.
///
/// # Example
/// ```
/// use ndarray::{ArrayD, array};
/// use vonmises::{circular::circular_mean, npy};
///
/// /// Reads angles and returns their mean, in single precision if that is theirs.
/// fn mean(stream: impl std::io::Read) -> Result<f64, Box<dyn std::error::Error>> {
///     let reader = npy::Reader::new(stream)?;
///     if reader.description().holds::<f32>() {
///         return Ok(circular_mean(&reader.read::<ArrayD<f32>>()?)?.into());
///     }
///     Ok(circular_mean(&reader.read_as::<ArrayD<f64>>()?)?) // any other real numbers
/// }
///
/// let mut bytes = Vec::new();
/// npy::write(&mut bytes, array![0.5_f32, 0.5])?;
/// assert_eq!(mean(&*bytes)?, 0.5);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Reader<R> {
    source: Source<R>,
    /// The file, as errors name it.
    path: Option<PathBuf>,
    description: Description,
    fortran: bool,
}

impl Reader<File> {
    /// Opens a file and reads its header.
    ///
    /// # Errors
    /// As [`Reader::new`]; errors name the file.
    pub fn open(path: impl AsRef<Path>) -> Result<Self, Error> {
        let path = path.as_ref();
        let source = Source::open(path).map_err(|source| ErrorKind::Io(source).at(path))?;
        Self::from_source(source, Some(path))
    }
}

impl<R: Read> Reader<R> {
    /// Reads the header from a stream, and no byte more.
    ///
    /// # Errors
    /// [`ErrorKind::Io`] if the stream cannot be read; [`ErrorKind::Header`] for anything but a valid header of version
    /// 1.0, 2.0 or 3.0, or [`ErrorKind::ZipArchive`] if it is an `.npz` archive.
    pub fn new(reader: R) -> Result<Self, Error> {
        Self::from_source(Source::new(reader), None)
    }

    fn from_source(mut source: Source<R>, path: Option<&Path>) -> Result<Self, Error> {
        let header = source.header().map_err(|kind| Error::new(path, kind))?;
        let (path, fortran) = (path.map(Path::to_owned), header.fortran);
        Ok(Self { source, path, description: Description::new(header), fortran })
    }

    /// Returns the dtype, shape and shard that the header states.
    #[must_use]
    pub fn description(&self) -> &Description {
        &self.description
    }

    /// Reads the data, as the array that is wanted, and requires that nothing follows them.
    ///
    /// # Errors
    /// - [`ErrorKind::Io`] if the file or stream cannot be read.
    /// - [`ErrorKind::Dtype`] for another dtype than that of the elements: nothing is converted.
    /// - [`ErrorKind::RankMismatch`] for another number of axes than that of `A`; `ArrayD` has any.
    /// - [`ErrorKind::Length`] if the data are cut short, or bytes follow them.
    /// - [`ErrorKind::TooManyAxes`], [`ErrorKind::TooLarge`] for more than 64 axes, or more than the address space or
    ///   memory holds.
    /// - [`ErrorKind::KeyData`] for keys without a last axis of length 2.
    /// - [`ErrorKind::InvalidBool`] for truth values that are neither 0 nor 1.
    pub fn read<A: FromNpy>(mut self) -> Result<A, Error> {
        exact(&self.description.dtype)
            .and_then(|decoding| self.array(decoding))
            .map_err(|kind| Error::new(self.path.as_deref(), kind))
    }

    /// Reads the data like [`Reader::read`], and converts real numbers of any dtype to the floats that are wanted; see
    /// [`load_as`](crate::npy::load_as).
    ///
    /// # Errors
    /// As [`Reader::read`], but [`ErrorKind::NotReal`] in place of [`ErrorKind::Dtype`], and [`ErrorKind::Inexact`] for
    /// the first number, in the order of the file, that the type cannot hold.
    pub fn read_as<A: FromReals>(mut self) -> Result<A, Error> {
        let Description { dtype, shape, .. } = self.description.clone();
        converted(&dtype, &shape, self.fortran)
            .and_then(|decoding| self.array(decoding))
            .map_err(|kind| Error::new(self.path.as_deref(), kind))
    }

    fn array<A: FromNpy>(&mut self, decoding: Decoding<'_, <A::Element as Stored>::Number>) -> Result<A, ErrorKind> {
        let shape = &self.description.shape;
        let count = count_numbers::<A::Element>(shape)?;
        let outer = outer_shape::<A>(shape)?;
        let too_large = || ErrorKind::TooLarge { shape: shape.clone() };
        let numbers = self.source.numbers(count, decoding)?.ok_or_else(too_large)?;
        let elements = A::Element::from_numbers(numbers, self.fortran).map_err(|_| too_large())?;
        A::from_elements(outer, self.fortran, elements).ok_or_else(too_large)
    }
}

/// Returns how numbers are decoded that the file holds as they are wanted.
fn exact<N: Number>(dtype: &str) -> Result<Decoding<'static, N>, ErrorKind> {
    let error = || ErrorKind::Dtype { expected: N::DESCR, found: dtype.to_owned() };
    let decoder = N::decoder(dtype).ok_or_else(error)?;
    let decode: Decode<'_, N> = Box::new(move |bytes, out| {
        decoder(bytes, out).map_err(|byte| ErrorKind::InvalidBool { index: out.len(), byte })
    });
    Ok(Decoding { width: size_of::<N>(), decode })
}

/// Returns how real numbers are decoded and converted.
fn converted<'a, F: Float>(dtype: &'a str, shape: &'a [usize], fortran: bool) -> Result<Decoding<'a, F>, ErrorKind> {
    let (width, mut convert) = conversion::<F>(dtype).ok_or_else(|| ErrorKind::NotReal { dtype: dtype.to_owned() })?;
    let decode: Decode<'_, F> = Box::new(move |bytes, out| {
        convert(bytes, out).map_err(|fault| match fault {
            Fault::NoBool(byte) => ErrorKind::InvalidBool { index: out.len(), byte },
            Fault::Inexact(value) => {
                let (dtype, index) = (dtype.to_owned(), index_in_file(out.len(), shape, fortran));
                ErrorKind::Inexact { dtype, index, value, target: F::DESCR }
            }
        })
    });
    Ok(Decoding { width, decode })
}

/// Returns the index on each axis of the element that stands there in the order of the file.
fn index_in_file(position: usize, shape: &[usize], fortran: bool) -> Vec<usize> {
    if !fortran {
        return unravel_index(position, shape);
    }
    let reversed: Vec<usize> = shape.iter().rev().copied().collect();
    let mut index = unravel_index(position, &reversed);
    index.reverse();
    index
}

/// Returns the shape that the array has if the file has `shape`, and checks that it is one that the array can have.
fn outer_shape<A: FromNpy>(shape: &[usize]) -> Result<&[usize], ErrorKind> {
    let inner = A::Element::INNER_SHAPE;
    let outer = shape.strip_suffix(inner).ok_or_else(|| ErrorKind::KeyData { shape: shape.to_owned() })?;
    match A::RANK {
        Some(rank) if rank != outer.len() => {
            Err(ErrorKind::RankMismatch { expected: rank + inner.len(), shape: shape.to_owned() })
        }
        _ => Ok(outer),
    }
}

impl<R> fmt::Debug for Reader<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { path, description, .. } = self;
        f.debug_struct("Reader").field("path", path).field("description", description).finish_non_exhaustive()
    }
}
