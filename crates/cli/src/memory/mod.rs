//! Lists whose memory is checked: too little is an error with a message, where `collect` would end the program.
//!
//! Uses no other room.
//!
//! What must stay true: whatever takes memory in proportion to an input is made by `list`, or the sum of it is checked
//! first.

mod free;
pub(crate) use free::address_space;
pub(crate) mod list;
