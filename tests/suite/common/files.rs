//! Folders of a test, and what is in their files.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use tempfile::tempdir;
use vonmises::npy::{self, Error, ToNpy};

/// Returns the names in a folder, sorted.
pub(crate) fn names(folder: &Path) -> Vec<PathBuf> {
    let mut names: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into()).collect();
    names.sort();
    names
}

/// Returns the kind of an input or output error.
pub(crate) fn kind(result: Result<(), Error>) -> ErrorKind {
    match result.unwrap_err().into_kind() {
        npy::ErrorKind::Io(source) => source.kind(),
        other => panic!("{other}"),
    }
}

/// Returns the bytes of the file that `npy::save` writes.
pub(crate) fn saved(array: impl ToNpy) -> Vec<u8> {
    let folder = tempdir().unwrap();
    npy::save(folder.path().join("a"), array).unwrap();
    fs::read(folder.path().join("a")).unwrap()
}
