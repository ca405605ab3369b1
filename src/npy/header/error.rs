//! The faults of a header.

/// A fault in the header of an `.npy` file.
///
/// A position counts the bytes of the dictionary's text, which begins at byte 10 (version 1.0) or 12 of the file.
///
/// # Example
/// ```
/// use vonmises::npy::{self, ErrorKind, HeaderError};
/// let error = npy::read::<ndarray::ArrayD<f64>>(&b"x,y\n1,2\n"[..]).unwrap_err();
/// assert!(matches!(error.kind(), ErrorKind::Header(HeaderError::Magic)));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum HeaderError {
    /// The file ends inside the header.
    #[error("the file ends after {found} bytes")]
    Truncated {
        /// Bytes of the file.
        found: u64,
    },
    /// The first six bytes are not `\x93NUMPY`.
    #[error("the magic string is missing")]
    Magic,
    /// The format version is not 1.0, 2.0 or 3.0.
    #[error("format version {major}.{minor} is unknown")]
    Version {
        /// Major version.
        major: u8,
        /// Minor version.
        minor: u8,
    },
    /// The dictionary takes more than the 10,000 bytes that NumPy allows.
    #[error("{length} bytes; at most 10000 are allowed")]
    TooLong {
        /// Its length according to the file.
        length: u32,
    },
    /// The dictionary holds a byte that is not ASCII.
    #[error("byte {at} is not ASCII")]
    NotAscii {
        /// Position of the first such byte.
        at: usize,
    },
    /// The text is not a dictionary of the three keys, each with a value of its kind.
    #[error("expected {expected} at byte {at}")]
    Syntax {
        /// Position of what was found instead.
        at: usize,
        /// What would have been valid there.
        expected: &'static str,
    },
    /// A length of an axis does not fit this machine's integers.
    #[error("the length at byte {at} is too large")]
    AxisLength {
        /// Position of its first digit.
        at: usize,
    },
    /// A key other than `descr`, `fortran_order` and `shape`.
    #[error("unknown key {key:?}")]
    UnknownKey {
        /// The key.
        key: String,
    },
    /// A key is given twice.
    #[error("key {key:?} is given twice")]
    DuplicateKey {
        /// The key.
        key: &'static str,
    },
    /// A key is missing.
    #[error("key {key:?} is missing")]
    MissingKey {
        /// The key.
        key: &'static str,
    },
}
