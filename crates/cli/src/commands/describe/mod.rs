//! `vonmises describe`: what angles look like, the distribution that fits them, and whether it does.

pub(crate) mod command;
mod summary;
mod tested;
