//! `vonmises fit`: the von Mises distribution that angles follow, and how sure it is.

pub(crate) mod command;
mod printed;
