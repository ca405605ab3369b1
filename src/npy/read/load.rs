//! Reading an array in one call.

use crate::npy::error::Error;
#[cfg(doc)]
use crate::npy::error::ErrorKind;
use crate::npy::read::from_npy::{FromNpy, FromReals};
use crate::npy::read::reader::Reader;
use std::{io::Read, path::Path};

/// Loads an array from an `.npy` file, as the array that is wanted: `ArrayD<f64>` is one of any rank, `Array2<f64>` one
/// of two axes, whose rank is checked.
///
/// Either byte order is read, C and Fortran order; the result is in the file's own memory order and indexed as in
/// NumPy. For an array of [`Key`](crate::Key) the file holds `uint32` of shape (…, 2), which gives keys of shape (…).
///
/// The file is a regular file, whose size is compared with the header before memory is taken, or a pipe or device,
/// which is read to its end as by [`read()`](crate::npy::read()).
///
/// # Errors
/// - [`ErrorKind::Io`] if the file cannot be opened or read.
/// - [`ErrorKind::Header`] for anything but a valid header of version 1.0, 2.0 or 3.0.
/// - [`ErrorKind::ZipArchive`] for an `.npz` archive; the error says how to get at its arrays.
/// - [`ErrorKind::Dtype`] for another dtype than that of the elements: nothing is converted; [`load_as`] does it.
/// - [`ErrorKind::RankMismatch`] for another number of axes than that of `A`; it is found before data are read.
/// - [`ErrorKind::Length`] if the data are cut short, or bytes follow them.
/// - [`ErrorKind::TooManyAxes`], [`ErrorKind::TooLarge`] for more than 64 axes, or more than the address space or
///   memory holds.
/// - [`ErrorKind::KeyData`] for keys without a last axis of length 2.
/// - [`ErrorKind::InvalidBool`] for truth values that are neither 0 nor 1.
///
/// # Example
/// ```
/// use ndarray::{Array1, Array2, ArrayD, array};
/// use vonmises::npy;
/// let folder = tempfile::tempdir()?;
/// let path = folder.path().join("angles.npy");
/// npy::save(&path, array![[0.5, 1.5], [2.5, 3.5]])?;
/// let angles: Array2<f64> = npy::load(&path)?;
/// assert_eq!(angles, array![[0.5, 1.5], [2.5, 3.5]]);
/// assert_eq!(npy::load::<ArrayD<f64>>(&path)?.shape(), [2, 2]);
/// let error = npy::load::<Array1<f64>>(&path).unwrap_err();
/// assert_eq!(error.kind().to_string(), "an array of shape [2, 2] where one of rank 1 is expected");
/// assert!(matches!(npy::load::<ArrayD<f32>>(&path).unwrap_err().kind(), npy::ErrorKind::Dtype { .. }));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[doc(alias("np.load", "numpy.load", "read_npy", "npzread"))]
pub fn load<A: FromNpy>(path: impl AsRef<Path>) -> Result<A, Error> {
    Reader::open(path)?.read()
}

/// Loads real numbers of any dtype from an `.npy` file, as the array of floats that is wanted: `ArrayD<f64>` is one of
/// any rank, `Array2<f32>` one of two axes and of single precision.
///
/// Floats of 16, 32 and 64 bits, integers of 8 to 64 bits and truth values (0 and 1) are converted exactly, or refused:
/// every `float32` and every integer below 2⁵³ is an `f64`, but few `float64` are an `f32`. NaN stays NaN. Otherwise as
/// [`load`]. Beside the result it takes memory for 64 KiB of the file and for their numbers.
///
/// # Errors
/// As [`load`], but for the dtype:
/// - [`ErrorKind::NotReal`] for complex numbers, text, dates, Python objects, raw bytes and floats of more than 64
///   bits;
/// - [`ErrorKind::Inexact`] for the first number, in the order of the file, that the type cannot hold.
///
/// # Example
/// ```
/// use ndarray::{Array1, array};
/// use vonmises::npy::{self, ErrorKind};
/// let folder = tempfile::tempdir()?;
/// let path = folder.path().join("degrees.npy");
/// npy::save(&path, array![0_i16, 90, 350])?;
/// assert_eq!(npy::load_as::<Array1<f64>>(&path)?, array![0.0, 90.0, 350.0]);
///
/// npy::save(&path, array![0.5, 0.1])?;
/// let error = npy::load_as::<Array1<f32>>(&path).unwrap_err();
/// assert!(matches!(error.kind(), ErrorKind::Inexact { index, value, .. } if index == &[1] && value == "0.1"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[doc(alias("astype", "float16"))]
pub fn load_as<A: FromReals>(path: impl AsRef<Path>) -> Result<A, Error> {
    Reader::open(path)?.read_as()
}

/// Reads an array from a stream that holds it and nothing else, such as standard input: the counterpart of
/// [`write()`](crate::npy::write()).
///
/// Arrays are read as by [`load`](crate::npy::load). The stream is read to its end, or to one byte beyond the array if
/// there is more; up to 64 KiB are read at a time, so it need not be buffered. Whatever the header announces, the
/// array's memory never exceeds twice what has arrived; while it grows, the old memory may exist beside it.
///
/// # Errors
/// As [`load`](crate::npy::load); errors have no path.
///
/// # Example
/// ```
/// use ndarray::{Array1, array};
/// use vonmises::npy;
/// let mut bytes = Vec::new();
/// npy::write(&mut bytes, array![0.0, 0.5, 1.0, 1.5])?;
/// assert_eq!(npy::read::<Array1<f64>>(&*bytes)?, array![0.0, 0.5, 1.0, 1.5]);
/// let error = npy::read::<Array1<f64>>(&bytes[..140]).unwrap_err();
/// assert_eq!(error.to_string(), "140 bytes where header and data take 160");
/// # Ok::<(), npy::Error>(())
/// ```
pub fn read<A: FromNpy>(reader: impl Read) -> Result<A, Error> {
    Reader::new(reader)?.read()
}

/// Reads real numbers of any dtype from a stream that holds them and nothing else, as the array of floats that is
/// wanted: [`load_as`](crate::npy::load_as) for streams.
///
/// The stream is read as by [`read`](crate::npy::read()). The array's memory never exceeds twice that of the numbers
/// that have arrived.
///
/// # Errors
/// As [`load_as`](crate::npy::load_as); errors have no path.
///
/// # Example
/// ```
/// use ndarray::{Array1, array};
/// use vonmises::npy;
/// let mut bytes = Vec::new();
/// npy::write(&mut bytes, array![true, false, true])?;
/// assert_eq!(npy::read_as::<Array1<f64>>(&*bytes)?, array![1.0, 0.0, 1.0]);
/// # Ok::<(), npy::Error>(())
/// ```
pub fn read_as<A: FromReals>(reader: impl Read) -> Result<A, Error> {
    Reader::new(reader)?.read_as()
}
