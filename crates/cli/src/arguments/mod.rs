//! Arguments of several commands that are values in themselves: keys, units, shapes, levels, element types.
//!
//! Uses `exit` only. Arguments that name files live with the code that reads or writes them.

pub(crate) mod dtype;
pub(crate) mod key;
pub(crate) mod level;
pub(crate) mod shape;
pub(crate) mod step;
pub(crate) mod units;
