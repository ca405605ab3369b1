//! Whole arrays in `.npy` files: a saved array has NumPy's bytes and loads again; any other file is refused with the
//! reason.

mod archives;
mod conversions;
mod files;
mod generic;
mod header;
mod numpy;
mod ranks;
mod round_trips;
mod sizes;
mod streams;

use ndarray::ArrayD;
use std::fs;
use vonmises::npy::{self, Element, Error};

/// Returns a file: a header, padded to 64 bytes as NumPy pads it, and the data.
fn file(version: u8, dictionary: &str, data: &[u8]) -> Vec<u8> {
    let start = if version == 1 { 10 } else { 12 };
    let total = (start + dictionary.len() + 1).next_multiple_of(64);
    let length = (total - start) as u32;
    let mut bytes = [b"\x93NUMPY".as_slice(), &[version, 0], &length.to_le_bytes()[..start - 8]].concat();
    bytes.extend_from_slice(dictionary.as_bytes());
    bytes.resize(total - 1, b' ');
    bytes.push(b'\n');
    bytes.extend_from_slice(data);
    bytes
}

/// Loads a file that has these bytes.
fn load_bytes<T: Element>(bytes: &[u8]) -> Result<ArrayD<T>, Error> {
    let file = tempfile::NamedTempFile::new().unwrap();
    fs::write(file.path(), bytes).unwrap();
    npy::load(file.path())
}
