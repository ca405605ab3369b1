//! The bytes before a header's dictionary: magic string, version, length of the dictionary.

use crate::npy::header::error::HeaderError;

pub(crate) const MAGIC: [u8; 6] = *b"\x93NUMPY";

/// Bytes of magic string and version.
pub(crate) const START: usize = MAGIC.len() + 2;

/// NumPy's own limit on the dictionary (`max_header_size`), which keeps a hostile file from costing memory or time.
const MAX_LENGTH: u32 = 10_000;

/// Returns whether a file or stream that begins with these bytes is an `.npy` file, by its magic string of six bytes.
///
/// A file cut short within the magic string is not recognized. What follows is not looked at.
///
/// # Example
/// ```
/// use vonmises::npy;
/// let mut bytes = Vec::new();
/// npy::write(&mut bytes, ndarray::arr1(&[0.5, 1.5]))?;
/// assert!(npy::is_npy(&bytes));
/// assert!(!npy::is_npy(b"0.5\n0.5\n0.5\n"));
/// # Ok::<(), npy::Error>(())
/// ```
#[must_use]
pub fn is_npy(start: &[u8]) -> bool {
    start.starts_with(&MAGIC)
}

/// Returns whether a file that begins with these bytes is a zip archive, with members or without.
pub(crate) fn is_zip(start: &[u8]) -> bool {
    start.starts_with(b"PK\x03\x04") || start.starts_with(b"PK\x05\x06")
}

/// Checks magic string and version; returns how many bytes hold the dictionary's length.
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

/// Returns the dictionary's length, given by a little-endian integer of two or four bytes.
pub(crate) fn dictionary_length(bytes: &[u8]) -> Result<usize, HeaderError> {
    let length = bytes.iter().rev().fold(0, |value, &byte| value << 8 | u32::from(byte));
    if length > MAX_LENGTH { Err(HeaderError::TooLong { length }) } else { Ok(length as usize) }
}
