//! Numbers as text, row by row.

use crate::npy::element::Element;
use crate::npy::error::ErrorKind;
use crate::npy::write::buffer::Buffer;
use std::io::{self, Write};

/// How numbers are set in lines.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Lines {
    columns: usize,
    separator: char,
}

impl Lines {
    /// Returns the lines of an array: a row of two axes each, otherwise a number each.
    pub(crate) fn new(shape: &[usize], separator: char) -> Result<Self, ErrorKind> {
        match *shape {
            [] | [_] => Ok(Self { columns: 1, separator }),
            [_, columns] => Ok(Self { columns, separator }),
            _ => Err(ErrorKind::TextAxes { rank: shape.len() }),
        }
    }

    /// Writes the numbers of elements, the first of which has that row-major index.
    pub(crate) fn write<T: Element>(self, first: usize, elements: &[T], out: &mut dyn Write) -> io::Result<()> {
        let (mut text, numbers) = (Buffer::default(), elements.iter().flat_map(|element| element.numbers()));
        for (index, number) in (first * T::INNER_SHAPE.iter().product::<usize>()..).zip(numbers) {
            // `Debug` has the fewest digits that give the same float, and an exponent where there would be many zeros.
            write!(text, "{number:?}")?;
            text.write_all(self.separator_after(index).encode_utf8(&mut [0; 4]).as_bytes())?;
        }
        out.write_all(text.bytes())
    }

    fn separator_after(self, index: usize) -> char {
        if (index + 1).is_multiple_of(self.columns) { '\n' } else { self.separator }
    }
}
