//! `vonmises compare`: compares files of angles, element by element or as distributions.

pub(crate) mod arguments;
mod distributions;
mod elements;
mod outcome;
mod pair;
mod run;
mod table;
