//! `vonmises plot`: draws pictures of angles.

pub(crate) mod arguments;
mod check;
mod groups;
mod options;
mod remarks;
mod run;
