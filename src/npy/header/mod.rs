//! The header of a file: magic string, version, length, and the text of a dictionary.
//!
//! Knows nothing of elements, files or streams. What it writes is byte for byte what NumPy writes. Everything it
//! reads is checked; a header takes at most 10,000 bytes.

pub(crate) mod error;
pub(crate) mod format;
pub(crate) mod parse;
pub(crate) mod prefix;
