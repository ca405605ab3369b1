//! Reading files and streams.
//!
//! Nothing in a file is trusted before it is checked, and no memory is taken for data that may not arrive: memory for a
//! regular file is taken after its size was compared with the header, for a stream as the data come.

pub(crate) mod convert;
pub(crate) mod description;
pub(crate) mod from_npy;
pub(crate) mod half;
pub(crate) mod load;
pub(crate) mod reader;
pub(crate) mod source;
