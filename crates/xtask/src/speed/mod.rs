//! The speed tables, from the measurements that `benches/peers.py` and `benches/command_line.py` record.
//!
//! Nothing is measured here, so that the tables do not depend on the machine that writes them.

pub(crate) mod measurements;
pub(crate) mod report;
