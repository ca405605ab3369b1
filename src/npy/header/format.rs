//! The header that `numpy.save` writes.

use crate::npy::header::prefix::{MAGIC, START};

/// NumPy leaves room for the first axis to grow to this many digits in place.
const GROWTH_DIGITS: usize = 21;

/// The data begin at a multiple of this many bytes.
const ALIGNMENT: usize = 64;

/// Formats the header of a C-contiguous array, with a comment, which may be empty, behind the dictionary.
///
/// With the at most 64 axes of 20 digits that callers check for, 16 bits hold its length.
pub(crate) fn format_header(descr: &str, shape: &[usize], comment: &str) -> Vec<u8> {
    let growth = shape.first().map_or(0, |first| GROWTH_DIGITS.saturating_sub(first.to_string().len()));
    let tuple = format_tuple(shape);
    let text = format!("{{'descr': '{descr}', 'fortran_order': False, 'shape': {tuple}, }}{:growth$}{comment}", "");
    let unpadded = START + 2 + text.len() + 1;
    let total = unpadded + ALIGNMENT - unpadded % ALIGNMENT;
    let mut header = [MAGIC.as_slice(), &[1, 0], &((total - START - 2) as u16).to_le_bytes(), text.as_bytes()].concat();
    header.resize(total - 1, b' ');
    header.push(b'\n');
    header
}

/// Formats a shape as a Python tuple.
pub(crate) fn format_tuple(shape: &[usize]) -> String {
    let lengths: Vec<String> = shape.iter().map(usize::to_string).collect();
    let comma = if lengths.len() == 1 { "," } else { "" };
    format!("({}{comma})", lengths.join(", "))
}
