//! `vonmises describe`: statistics of angles, the distribution that fits them, and tests of it.

pub(crate) mod arguments;
mod description;
mod goodness_of_fit;
mod parts;
mod run;
mod summary;
