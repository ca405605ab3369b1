//! Files that appear whole or not at all.
//!
//! [`replace`] writes a small file in one go; [`partial`] holds a large one while several threads write it. Both write
//! to a temporary file in the folder of the target and give it the target's name once it is on disk. [`regular`] opens
//! files for reading that must not be pipes.
//!
//! Uses `key` only, for the digest of a long name, and knows nothing of what files hold: errors are of this room or the
//! system's own, and callers add the name that the user gave.
//!
//! What must stay true: nobody finds an incomplete file under the target's name, even if somebody removes or renames
//! the temporary file or the folder meanwhile; an existing file is replaced by the last step only, and only if that was
//! asked for; an error or panic leaves an existing file as it was and no temporary file; only the holder of the lock
//! removes a temporary file; nothing here waits for the other end of a pipe but the writing to one.

mod claim;
pub(crate) mod error;
mod folder;
mod links;
mod parent;
pub(crate) mod partial;
pub(crate) mod regular;
pub(crate) mod replace;
pub(crate) mod target;
mod temporary;
