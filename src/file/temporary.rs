//! The names that a file has before it has the target's.

use crate::key::key::Key;
use std::{
    ffi::{OsStr, OsString},
    io::{self, ErrorKind},
    path::Path,
};

/// The end of a temporary file's name.
const PART: &str = ".vonmises-part";

/// The end of the name that a complete file has for an instant, when it is about to replace another.
const DONE: &str = ".vonmises-done";

/// The longest name that file systems take, in bytes.
const MAX_NAME: usize = 255;

/// The names of a file in its folder.
pub(crate) struct Names {
    /// The target's.
    pub(crate) target: OsString,
    /// That of the file while it is written.
    pub(crate) part: OsString,
    /// One that only complete files have.
    pub(crate) done: OsString,
}

impl Names {
    pub(crate) fn new(target: &Path) -> io::Result<Self> {
        let name = target.file_name().ok_or(ErrorKind::NotFound)?;
        if target.as_os_str().as_encoded_bytes().last().is_some_and(|&last| std::path::is_separator(last.into())) {
            return Err(ErrorKind::IsADirectory.into());
        }
        Ok(Self { target: name.to_owned(), part: hidden(name, PART), done: hidden(name, DONE) })
    }
}

/// Returns `.NAME` and a suffix; a long name is cut and followed by its digest.
fn hidden(name: &OsStr, suffix: &str) -> OsString {
    let mut hidden = OsString::from(".");
    if 1 + name.len() + suffix.len() <= MAX_NAME {
        hidden.push(name)
    } else {
        hidden.push(shortened(name, suffix))
    }
    hidden.push(suffix);
    hidden
}

/// Returns the beginning of a name and a digest of all of it.
fn shortened(name: &OsStr, suffix: &str) -> String {
    let text = name.to_string_lossy();
    let ends = text.char_indices().map(|(at, letter)| at + letter.len_utf8());
    let kept = ends.take_while(|end| 1 + end + 17 + suffix.len() <= MAX_NAME).last().unwrap_or(0);
    let digest = Key::digest(name.as_encoded_bytes().iter().map(|&byte| byte.into()));
    format!("{}-{digest:016x}", &text[..kept])
}
