//! `vonmises compare`: compares two arrays of angles, element by element or as distributions.

pub(crate) mod arguments;
mod distributions;
mod elements;
mod pair;
mod run;
