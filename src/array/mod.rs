//! Functions of whole parameter arrays: broadcasting in, `ArrayD` out.

pub(crate) mod elementwise;
pub(crate) mod functions;
pub(crate) mod lazy;
pub(crate) mod sample;
pub(crate) mod table_cache;
