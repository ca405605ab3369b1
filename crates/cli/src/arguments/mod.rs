//! Arguments of several commands that are values in themselves: seeds, units, shapes, levels, element types.
//!
//! Uses `exit` and `memory` only. Arguments that name files live with the code that reads or writes them.

pub(crate) mod dtype;
pub(crate) mod level;
pub(crate) mod seed;
pub(crate) mod shape;
pub(crate) mod step;
pub(crate) mod threads;
pub(crate) mod units;
