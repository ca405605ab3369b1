//! Files that appear whole or not at all.
//!
//! [`replace`] writes a small file in one go; [`partial`] holds a large one while several threads write it. Both write
//! to a temporary file in the folder of the target and rename it once it is on disk.
//!
//! Uses `key` only, for the digest of a long name, and knows nothing of what files hold: errors are of this room or the
//! system's own, and callers add the name that the user gave.
//!
//! What must stay true: nobody finds an incomplete file under the target's name; an error or panic leaves an existing
//! file as it was and no temporary file; only the holder of the lock removes a temporary file.

mod claim;
mod folder;
pub(crate) mod partial;
pub(crate) mod replace;
pub(crate) mod target;
