//! `vonmises compare`: are two arrays of angles the same, angle by angle or as distributions?

pub(crate) mod command;
mod distributions;
mod elements;
