//! Maps over axes: `vmap` in order on the calling thread, `pmap` on the Rayon pool, with the same bits.

mod arg;
mod args;
mod lane;
mod output;
mod pmap;
mod run;
mod vmap;

pub use arg::{Along, Fixed, MapArg, MapArray, along, fixed};
pub use args::MapArgs;
pub use lane::LaneOf;
pub use output::LaneOutput;
pub use pmap::{device_count, pmap};
pub use vmap::{vmap, vmap_to};
