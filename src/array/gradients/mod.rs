//! Values with their derivatives, for parameter arrays.

pub(crate) mod buffers;
pub(crate) mod divergence;
pub(crate) mod functions;
pub(crate) mod moments;
pub(crate) mod samples;
