//! A file written chunk by chunk is the file that `save` writes, in little memory; until it is complete there is
//! nothing under its name, and afterwards nothing beside it.

mod bytes;
mod ends;
mod files;
mod join;
mod names;
mod shards;
mod text;
