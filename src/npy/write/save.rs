//! Saving an array that is in memory, to a file or a stream.

use crate::file::replace::replace;
use crate::memory::blocks::BLOCK;
use crate::npy::element::Element;
use crate::npy::error::{Error, ErrorKind};
use crate::npy::header::format::format_header;
use crate::npy::shape::count_numbers;
use crate::npy::write::failure::named;
use crate::npy::write::name::check_name;
use crate::npy::write::to_npy::ToNpy;
use crate::scalar::number::Number;
use ndarray::{ArrayView, Dimension};
use ndarray_npy::{WritableElement, WriteDataError};
use std::{
    io::{self, Write},
    path::Path,
};

/// Saves an array, of any memory layout, as an `.npy` file: byte for byte what `numpy.save` writes for it in C order.
///
/// The array is given by value, by reference or as a view. The path is used as it is: no `.npy` is appended, and one
/// that ends in `.npz` is refused.
///
/// The bytes go to a temporary file in the same folder, which replaces the target when it is complete and on disk, as
/// [`Writer`](crate::npy::Writer) says: a failure leaves an existing file as it was, and no temporary behind. A new file has mode 0666 under the umask; an
/// existing one keeps its permission bits, though not its hard links or owner, and is refused if it is read-only. The
/// target of a symbolic link is replaced (or created), not the link; one that another user has set in a folder such as
/// `/tmp` is refused. A pipe or device is written in place, disks included.
///
/// # Errors
/// - [`ErrorKind::Io`] if the folder or file cannot be written, or the folder was renamed meanwhile; a folder is no
///   target.
/// - [`ErrorKind::Busy`] while another process or thread writes the file.
/// - [`ErrorKind::NpzName`] for a path that ends in `.npz`: one array is no archive of arrays.
/// - [`ErrorKind::TooManyAxes`], [`ErrorKind::TooLarge`] for more than 64 axes or a size that overflows, as that of a
///   broadcast view may; nothing is touched.
///
/// # Example
/// ```
/// use ndarray::{Array1, array};
/// use vonmises::npy;
/// let folder = tempfile::tempdir()?;
/// let path = folder.path().join("angles.npy");
/// let angles = array![[0.5_f32, 1.5], [2.5, 3.5]];
/// npy::save(&path, &angles)?;
/// npy::save(&path, angles.column(1))?; // replaces it
/// assert_eq!(npy::load::<Array1<f32>>(&path)?, angles.column(1));
///
/// let error = npy::save("no/such/folder/a.npy", angles).unwrap_err();
/// assert!(matches!(error.kind(), npy::ErrorKind::Io(_)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[doc(alias("np.save", "numpy.save", "write_npy"))]
pub fn save(path: impl AsRef<Path>, array: impl ToNpy) -> Result<(), Error> {
    let path = path.as_ref();
    check_name(path).map_err(|kind| kind.at(path))?;
    let array = array.array();
    let header = array_header(&array).map_err(|kind| kind.at(path))?;
    replace(path, true, |out| write_array(&header, &array, out)).map_err(|error| named(error, path))
}

/// Writes an array to a stream, such as standard output: the bytes of [`save`], and the counterpart of
/// [`read()`](crate::npy::read()).
///
/// The stream need not be buffered, and is flushed at the end. A [`Writer`](crate::npy::Writer) writes arrays that are
/// made as they are needed.
///
/// # Errors
/// [`ErrorKind::Io`] if the stream cannot be written, of which part may have been; [`ErrorKind::TooManyAxes`],
/// [`ErrorKind::TooLarge`] as for [`save`]. Errors have no path.
///
/// # Example
/// ```
/// use ndarray::{Array2, array};
/// use vonmises::npy;
/// let mut bytes = Vec::new();
/// npy::write(&mut bytes, array![[0.5, 1.5], [2.5, 3.5]].t())?;
/// assert_eq!(npy::read::<Array2<f64>>(&*bytes)?, array![[0.5, 2.5], [1.5, 3.5]]);
/// # Ok::<(), npy::Error>(())
/// ```
pub fn write(mut out: impl Write, array: impl ToNpy) -> Result<(), Error> {
    let array = array.array();
    let header = array_header(&array).map_err(|kind| Error::new(None, kind))?;
    let written = write_array(&header, &array, &mut out).and_then(|()| out.flush());
    written.map_err(|source| Error::new(None, ErrorKind::Io(source)))
}

/// Returns the header of an array, if there can be such a file.
fn array_header<T: Element, D: Dimension>(array: &ArrayView<'_, T, D>) -> Result<Vec<u8>, ErrorKind> {
    let shape = [array.shape(), T::INNER_SHAPE].concat();
    count_numbers::<T>(&shape)?;
    Ok(format_header(T::Number::DESCR, &shape, ""))
}

/// Writes the header, and the data in C order: straight from memory where it is laid out like the file, else in blocks.
fn write_array<T: Element, D: Dimension>(
    header: &[u8],
    array: &ArrayView<'_, T, D>,
    out: &mut dyn Write,
) -> io::Result<()> {
    out.write_all(header)?;
    if let Some(elements) = array.as_slice() {
        return write_elements(elements, &mut Vec::new(), out);
    }
    let (mut elements, mut block, mut numbers) = (array.iter(), Vec::<T>::with_capacity(BLOCK), Vec::new());
    loop {
        block.extend(elements.by_ref().take(BLOCK));
        if block.is_empty() {
            return Ok(());
        }
        write_elements(&block, &mut numbers, out)?;
        block.clear();
    }
}

/// Writes elements as a file holds them, through the buffer where their memory is laid out otherwise.
pub(crate) fn write_elements<T: Element>(
    elements: &[T],
    buffer: &mut Vec<T::Number>,
    out: &mut dyn Write,
) -> io::Result<()> {
    if cfg!(target_endian = "little")
        && let Some(numbers) = T::as_numbers(elements)
    {
        return write_numbers(numbers, out);
    }
    for block in elements.chunks(BLOCK) {
        buffer.clear();
        buffer.extend(block.iter().flat_map(|element| element.numbers()).map(Number::to_little_endian));
        write_numbers(buffer, out)?;
    }
    Ok(())
}

fn write_numbers<N: WritableElement>(numbers: &[N], out: &mut dyn Write) -> io::Result<()> {
    N::write_slice(numbers, out).map_err(|error| match error {
        WriteDataError::Io(source) => source,
        WriteDataError::FormatData(source) => io::Error::other(source),
    })
}
