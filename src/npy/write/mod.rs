//! Writing files and streams.
//!
//! [`save`] writes an array that is in memory. A [`writer`] makes chunks of about 1 MiB in parallel and writes each one
//! at its offset, or to a stream in order; where they come from is the subject of [`generate`] and [`join`].
//!
//! What must stay true: the bytes are the same for any number of threads and on every way here; no more than one or two
//! chunks a thread are in memory; a failure reported is that of the first failing chunk.

pub(crate) mod buffer;
pub(crate) mod chunks;
pub(crate) mod failure;
pub(crate) mod generate;
pub(crate) mod join;
pub(crate) mod name;
pub(crate) mod offset;
pub(crate) mod parts;
pub(crate) mod queue;
pub(crate) mod save;
pub(crate) mod sink;
pub(crate) mod text;
pub(crate) mod to_npy;
pub(crate) mod writer;
