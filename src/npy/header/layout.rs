//! The header of a file: magic string, version, length, dictionary.

use crate::npy::error::HeaderError;

const MAGIC: [u8; 6] = *b"\x93NUMPY";

/// Bytes of magic string and version.
pub(crate) const START: usize = MAGIC.len() + 2;

/// NumPy's own limit (`max_header_size`), which keeps a hostile file from costing memory or time.
const MAX_LENGTH: u32 = 10_000;

/// NumPy leaves room for the first axis to grow to this many digits in place.
const GROWTH_DIGITS: usize = 21;

/// The data begin at a multiple of this.
const ALIGNMENT: usize = 64;

/// NumPy's limit on axes.
pub(crate) const MAX_RANK: usize = 64;

/// How many bytes hold the dictionary's length, after a check of magic string and version.
///
/// `start` is shorter than [`START`] only if the file ends there.
pub(crate) fn length_bytes(start: &[u8]) -> Result<usize, HeaderError> {
    if !MAGIC.starts_with(&start[..start.len().min(MAGIC.len())]) {
        return Err(HeaderError::Magic);
    }
    match start[MAGIC.len().min(start.len())..] {
        [1, 0] => Ok(2),
        [2 | 3, 0] => Ok(4),
        [major, minor] => Err(HeaderError::Version { major, minor }),
        _ => Err(HeaderError::Truncated { found: start.len() as u64 }),
    }
}

/// The dictionary's length, given by a little-endian integer of two or four bytes.
pub(crate) fn length(bytes: &[u8]) -> Result<usize, HeaderError> {
    let length = bytes.iter().rev().fold(0, |value, &byte| value << 8 | u32::from(byte));
    if length > MAX_LENGTH { Err(HeaderError::TooLong { length }) } else { Ok(length as usize) }
}

/// The header that `numpy.save` writes for a C-contiguous array, with a comment, which may be empty, behind the
/// dictionary.
///
/// With at most [`MAX_RANK`] axes of 20 digits, 16 bits hold its length.
pub(crate) fn format(descr: &str, shape: &[usize], comment: &str) -> Vec<u8> {
    let growth = shape.first().map_or(0, |first| GROWTH_DIGITS.saturating_sub(first.to_string().len()));
    let tuple = tuple(shape);
    let text = format!("{{'descr': '{descr}', 'fortran_order': False, 'shape': {tuple}, }}{:growth$}{comment}", "");
    let unpadded = START + 2 + text.len() + 1;
    let total = unpadded + ALIGNMENT - unpadded % ALIGNMENT;
    let mut header = [MAGIC.as_slice(), &[1, 0], &((total - START - 2) as u16).to_le_bytes(), text.as_bytes()].concat();
    header.resize(total - 1, b' ');
    header.push(b'\n');
    header
}

/// A shape in Python's spelling.
pub(crate) fn tuple(shape: &[usize]) -> String {
    let lengths: Vec<String> = shape.iter().map(usize::to_string).collect();
    let comma = if lengths.len() == 1 { "," } else { "" };
    format!("({}{comma})", lengths.join(", "))
}
