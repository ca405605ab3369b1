//! The functions that draw pictures, each with its documentation; `draw` does the work.

pub(crate) mod histogram;
pub(crate) mod panels;
pub(crate) mod quantiles;
pub(crate) mod rose;
