//! Reading an array of a known element type in one call.

use crate::npy::element::Element;
use crate::npy::error::Error;
#[cfg(doc)]
use crate::npy::error::ErrorKind;
use crate::npy::read::reader::Reader;
use ndarray::ArrayD;
use std::{io::Read, path::Path};

/// Loads an array from an `.npy` file.
///
/// Either byte order is read, C and Fortran order; the result is in the file's own memory order and indexed as in
/// NumPy. For [`Key`](crate::Key) the file holds `uint32` of shape (…, 2), which gives keys of shape (…).
///
/// The file is a regular file, whose size is compared with the header before memory is taken, or a pipe or device,
/// which is read to its end as by [`read()`](crate::npy::read()).
///
/// # Errors
/// - [`ErrorKind::Io`] if the file cannot be opened or read.
/// - [`ErrorKind::Header`] for anything but a valid header of version 1.0, 2.0 or 3.0.
/// - [`ErrorKind::Dtype`] for another dtype than that of `T`: nothing is converted.
/// - [`ErrorKind::Length`] if the data are cut short, or bytes follow them.
/// - [`ErrorKind::Rank`], [`ErrorKind::TooLarge`] for more than 64 axes, or more than the address space or memory
///   holds.
/// - [`ErrorKind::KeyData`] for keys without a last axis of length 2.
///
/// # Example
/// ```
/// use ndarray::array;
/// use vonmises::npy;
/// let folder = tempfile::tempdir()?;
/// let path = folder.path().join("angles.npy");
/// npy::save(&path, &array![[0.5, 1.5], [2.5, 3.5]].t())?;
/// assert_eq!(npy::load::<f64>(&path)?, array![[0.5, 2.5], [1.5, 3.5]].into_dyn());
/// assert!(matches!(npy::load::<f32>(&path).unwrap_err().kind(), npy::ErrorKind::Dtype { .. }));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn load<T: Element>(path: impl AsRef<Path>) -> Result<ArrayD<T>, Error> {
    Reader::open(path)?.read()
}

/// Reads an array from a stream that holds it and nothing else, such as standard input: the counterpart of
/// [`Writer::from_writer`](crate::npy::Writer::from_writer).
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
/// use ndarray::array;
/// use vonmises::npy;
/// let mut bytes = Vec::new();
/// npy::Writer::from_writer(&mut bytes).generate([4], |start, chunk: &mut [f64]| {
///     chunk.iter_mut().zip(start..).for_each(|(angle, i)| *angle = 0.5 * i as f64);
/// })?;
/// assert_eq!(npy::read::<f64>(&*bytes)?, array![0.0, 0.5, 1.0, 1.5].into_dyn());
/// let error = npy::read::<f64>(&bytes[..140]).unwrap_err();
/// assert_eq!(error.to_string(), "140 bytes where header and data take 160");
/// # Ok::<(), npy::Error>(())
/// ```
pub fn read<T: Element>(reader: impl Read) -> Result<ArrayD<T>, Error> {
    Reader::new(reader)?.read()
}
