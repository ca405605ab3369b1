//! Saving an array that is in memory.

use crate::file::replace::replace;
use crate::memory::blocks::BLOCK;
use crate::npy::element::{Element, Number};
use crate::npy::error::{Error, ErrorKind};
use crate::npy::header::format::format_header;
use crate::npy::shape::count_numbers;
use ndarray::{ArrayBase, Data, Dimension};
use ndarray_npy::{WritableElement, WriteDataError};
use std::{
    io::{self, Write},
    path::Path,
};

/// Saves an array, of any memory layout, as an `.npy` file: byte for byte what `numpy.save` writes for it in C order.
///
/// The path is used as it is; no `.npy` is appended. The bytes go to a temporary file in the same folder, which
/// replaces the target when it is complete and on disk: a failure leaves an existing file as it was, and no temporary
/// behind. A new file has mode 0666 under the umask; an existing one keeps its permission bits, though not its hard
/// links or owner, and is refused if it is read-only. The target of a symbolic link is replaced (or created), not the
/// link. A pipe or device is written in place.
///
/// # Errors
/// - [`ErrorKind::Io`] if the folder or file cannot be written; a folder is no target.
/// - [`ErrorKind::Rank`], [`ErrorKind::TooLarge`] for more than 64 axes or a size that overflows, as that of a
///   broadcast view may; nothing is touched.
///
/// # Example
/// ```
/// use ndarray::array;
/// use vonmises::npy;
/// let folder = tempfile::tempdir()?;
/// let path = folder.path().join("angles.npy");
/// npy::save(&path, &array![0.5_f32, 1.5])?;
/// npy::save(&path, &array![2.5_f32])?; // replaces it
/// assert_eq!(npy::load::<f32>(&path)?, array![2.5].into_dyn());
///
/// let error = npy::save("no/such/folder/a.npy", &array![1_u32]).unwrap_err();
/// assert!(matches!(error.kind(), npy::ErrorKind::Io(_)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn save<T, S, D>(path: impl AsRef<Path>, array: &ArrayBase<S, D>) -> Result<(), Error>
where
    T: Element,
    S: Data<Elem = T>,
    D: Dimension,
{
    let path = path.as_ref();
    let shape = [array.shape(), T::INNER_SHAPE].concat();
    count_numbers::<T>(&shape).map_err(|kind| kind.at(path))?;
    let header = format_header(T::Number::DESCR, &shape, "");
    replace(path, |out| {
        out.write_all(&header)?;
        write_data(array, out)
    })
    .map_err(|source| ErrorKind::Io(source).at(path))
}

/// Writes the data in C order: straight from memory where it is laid out like the file, else in blocks.
fn write_data<T, S, D>(array: &ArrayBase<S, D>, out: &mut dyn Write) -> io::Result<()>
where
    T: Element,
    S: Data<Elem = T>,
    D: Dimension,
{
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
