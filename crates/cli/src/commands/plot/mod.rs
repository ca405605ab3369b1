//! `vonmises plot`: draws pictures of angles.

pub(crate) mod arguments;
mod groups;
mod options;
mod run;
