//! `vonmises fit`: fits a von Mises distribution to angles.

pub(crate) mod arguments;
mod printed;
mod run;
