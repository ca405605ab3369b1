//! The names that a file may be given.

use crate::npy::error::ErrorKind;
use std::path::Path;

/// Refuses the name of an `.npz` archive, which is not what is written.
pub(crate) fn check_name(path: &Path) -> Result<(), ErrorKind> {
    let is_npz = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("npz"));
    if is_npz { Err(ErrorKind::NpzName) } else { Ok(()) }
}
