//! Writing arrays whose elements are made as they are needed.

use crate::array::lazy::samples::LazySamples;
use crate::npy::element::Element;
use crate::npy::error::{Error, ErrorKind};
use crate::npy::header::format::format_header;
use crate::npy::shape::count_numbers;
use crate::npy::shard::Shard;
use crate::npy::write::buffer::resize;
use crate::npy::write::chunks::Chunks;
use crate::npy::write::save::write_elements;
use crate::npy::write::text::Lines;
use crate::npy::write::writer::{Form, Writer};
use crate::scalar::float::Float;
use crate::scalar::number::Number;
use crate::shape::out_shape::OutShape;
use std::{io::Write, ops::Range, path::Path};

impl Writer<'_> {
    /// Writes samples: the bytes of [`save`](crate::npy::save) for [`LazySamples::draw`].
    ///
    /// # Errors
    /// - [`ErrorKind::Io`] if the folder or file cannot be written, the disk is too full, or the folder or temporary file
    ///   is renamed or removed meanwhile; a folder is no target.
    /// - [`ErrorKind::Exists`] for an existing file that is not to be replaced.
    /// - [`ErrorKind::Busy`] while another process or thread writes the file.
    /// - [`ErrorKind::Cancelled`] if the progress callback cancels the write.
    /// - [`ErrorKind::TooManyAxes`], [`ErrorKind::TooLarge`] for more than 64 axes, or a size that overflows.
    /// - [`ErrorKind::NpzName`] for a path that ends in `.npz`.
    /// - [`ErrorKind::NoRows`] for a shard of an array without axes.
    /// - [`ErrorKind::TextAxes`] for text of more than two axes.
    pub fn write<F: Float>(self, samples: &LazySamples<'_, F>) -> Result<(), Error> {
        self.generate(samples.shape(), |start, chunk| samples.fill_inside(start, chunk))
    }

    /// Writes an array of that shape, where `fill(start, chunk)` writes the elements from row-major index `start` on.
    ///
    /// `fill` is called from several threads at once. A chunk may have any length but 0, and its elements have
    /// unspecified values beforehand. With [`Writer::shard`] `start` still counts from the beginning of the whole.
    ///
    /// # Errors
    /// As [`Writer::write`].
    ///
    /// # Example
    /// ```
    /// use vonmises::npy;
    /// let folder = tempfile::tempdir()?;
    /// let path = folder.path().join("squares.npy");
    /// npy::Writer::new(&path).generate([100, 10], |start, chunk: &mut [u64]| {
    ///     chunk.iter_mut().zip(start as u64..).for_each(|(element, i)| *element = i * i);
    /// })?;
    /// assert_eq!(npy::load::<ndarray::Array2<u64>>(&path)?[[12, 3]], 123 * 123);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn generate<T: Element>(
        self,
        shape: impl OutShape,
        fill: impl Fn(usize, &mut [T]) + Sync,
    ) -> Result<(), Error> {
        self.sink.check(self.overwrite)?;
        let path = self.sink.path().map(Path::to_owned);
        let error = |kind| Error::new(path.as_deref(), kind);
        let shape = shape.resolve(&[]);
        let whole = [&shape, T::INNER_SHAPE].concat();
        count_numbers::<T>(&whole).map_err(error)?;
        let part = part_elements(&shape, self.shard).ok_or_else(|| error(ErrorKind::NoRows))?;
        let lines = match self.form {
            Form::Text { separator } => Some(Lines::new(&whole, separator).map_err(error)?),
            Form::Npy | Form::Raw => None,
        };
        let chunks = Chunks {
            path: path.as_deref(),
            header: if let Form::Npy = self.form { part_header::<T>(&whole, self.shard) } else { Vec::new() },
            in_order: lines.is_some(),
            elements: part.len(),
            width: size_of::<T>(),
            callback: self.callback,
            make: |(elements, numbers): &mut (Vec<T>, Vec<T::Number>), range: Range<usize>, out: &mut dyn Write| {
                resize(elements, range.len()).map_err(|source| error(ErrorKind::Io(source)))?;
                fill(part.start + range.start, elements);
                let written = match lines {
                    Some(lines) => lines.write(part.start + range.start, elements, out),
                    None => write_elements(elements, numbers, out),
                };
                written.map_err(|source| error(ErrorKind::Io(source)))
            },
        };
        self.sink.write(self.overwrite, &chunks)
    }
}

/// Returns the elements of an array of that shape that are to be written; `None` for a shard of an array without axes.
fn part_elements(shape: &[usize], shard: Option<Shard>) -> Option<Range<usize>> {
    let Some(shard) = shard else { return Some(0..shape.iter().product()) };
    let (&rows, row) = shape.split_first()?;
    let (rows, row) = (shard.rows(rows), row.iter().product::<usize>());
    Some(rows.start * row..rows.end * row)
}

/// Returns the header of a whole file, or of a part of it.
fn part_header<T: Element>(whole: &[usize], shard: Option<Shard>) -> Vec<u8> {
    let part = shard.and_then(|shard| Some((shard.part_shape(whole)?, shard.comment(whole))));
    let (shape, comment) = part.unwrap_or_else(|| (whole.to_vec(), String::new()));
    format_header(T::Number::DESCR, &shape, &comment)
}
