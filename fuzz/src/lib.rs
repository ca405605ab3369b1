//! What fuzz targets share: a hostile input is a choice of options and some bytes.

use std::path::Path;
use tempfile::TempDir;

/// Reads choices from the end of an input, so that the bytes before stay as they are when a choice changes.
pub struct Input<'a>(pub &'a [u8]);

impl Input<'_> {
    /// Takes a number below `count`; 0 if the input is used up.
    pub fn below(&mut self, count: usize) -> usize {
        let Some((&last, rest)) = self.0.split_last() else { return 0 };
        self.0 = rest;
        usize::from(last) % count
    }

    /// Takes one of these.
    pub fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }
}

/// Returns an empty folder, in memory where the system has one there.
pub fn folder() -> TempDir {
    let memory = Path::new("/dev/shm");
    let folder = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() };
    folder.expect("a folder")
}

/// Returns the names in a folder.
pub fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).expect("the folder can be read");
    let mut names: Vec<_> =
        entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}
