//! The header of a file: magic string, version, length, and the text of a dictionary.
//!
//! Knows nothing of elements, files or streams. What it writes is byte for byte what NumPy writes; of what it reads
//! nothing is taken on trust, and it never takes more than a few kilobytes.

pub(crate) mod error;
pub(crate) mod format;
pub(crate) mod parse;
pub(crate) mod prefix;
