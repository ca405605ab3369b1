//! Maps of functions over the axes of arrays, as JAX's `vmap` and `pmap`.
//!
//! [`vmap`] runs the lanes in order on the calling thread, [`pmap`] on the current Rayon pool; both return the same
//! bits. [`vmap_to`] puts the mapped axis elsewhere in the result, [`along`] maps another axis of an argument,
//! [`fixed`] gives every lane the same value, and [`device_count`] is the number of threads that [`pmap`] uses. All six
//! are also at the root of the crate. The types and traits below say what can be mapped and what a function may return:
//!
//! | item | role |
//! | --- | --- |
//! | [`MapArgs`] | all arguments of a map: one argument or a tuple of 1 to 6 |
//! | [`MapArg`] | one argument; implement it for types of your own |
//! | [`MapArray`], [`LaneOf`] | arrays that can be mapped, and what a lane of one is |
//! | [`Along`], [`Fixed`] | the arguments that [`along`] and [`fixed`] make |
//! | [`FixedScalar`] | a scalar that is an argument as it is |
//! | [`LaneOutput`] | what the mapped function may return, and what the map then returns |
//! | [`LaneValues`] | what a lane returns without the `Result`: one array, or a tuple of 1 to 6 |
//! | [`LaneArray`], [`OutputScalar`] | one array that a lane returns; a scalar that it returns in place of one |
//!
//! A lane may fail with an error of any type, which [`Error::Lane`](crate::Error::Lane) holds as a
//! [`LaneError`](crate::LaneError).

// May use `key`, `memory`, `shape`, `scalar` and the errors. For any number of threads, `pmap(f, xs)` returns what
// `vmap(f, xs)` returns, to the byte, including the error or the panic of the lowest lane that fails.

mod arg;
mod args;
mod array;
mod failures;
mod in_order;
mod in_parallel;
mod lane;
mod output;
mod pmap;
mod stack;
mod values;
mod vmap;

pub use crate::scalar::mapped::{FixedScalar, OutputScalar};
pub use arg::{Along, Fixed, MapArg, MapArray, along, fixed};
pub use args::MapArgs;
pub use array::LaneArray;
pub use lane::LaneOf;
pub use output::LaneOutput;
pub use pmap::{device_count, pmap};
pub use values::LaneValues;
pub use vmap::{vmap, vmap_to};
