//! How the program ends: failures and their messages, library errors reworded for users, signals, and messages
//! that stay on one line.
//!
//! Uses no other room. Every message is one line that names the option or file, says what is wrong and what to do.

pub(crate) mod failure;
pub(crate) mod interrupt;
pub(crate) mod line;
pub(crate) mod rewording;
pub(crate) mod usage;
