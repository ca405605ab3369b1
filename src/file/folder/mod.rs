//! An open folder, and the names in it.
//!
//! Where the system can, names are those of the folder that was opened, whatever its own path leads to by now.

#[cfg(not(unix))]
mod by_path;
#[cfg(unix)]
mod open;

#[cfg(not(unix))]
pub(crate) use by_path::Folder;
#[cfg(unix)]
pub(crate) use open::Folder;
