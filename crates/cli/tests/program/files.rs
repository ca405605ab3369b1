//! Files of the tests.

use ndarray::arr1;
use std::path::{Path, PathBuf};
use vonmises::npy;

/// Returns the path of a file in the folder `data`.
pub(crate) fn data(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data").join(name)
}

/// Writes a file and returns its path.
pub(crate) fn write(folder: &Path, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, content).unwrap();
    path
}

/// Saves an array and returns its path.
pub(crate) fn save(folder: &Path, name: &str, values: &[f64]) -> PathBuf {
    let path = folder.join(name);
    npy::save(&path, arr1(values)).unwrap();
    path
}

/// Returns the bytes of an `.npy` file, version 1.0, with that dictionary in its header.
pub(crate) fn with_header(dictionary: &str, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(dictionary.len() + 1).unwrap().to_le_bytes();
    [b"\x93NUMPY\x01\x00", &length[..], dictionary.as_bytes(), b"\n", data].concat()
}

/// Returns the names in a folder, sorted.
pub(crate) fn listing(folder: &Path) -> Vec<String> {
    let names = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<_> = names.collect();
    names.sort();
    names
}
