//! von Mises sampling (menu to be written).

mod array;
mod blocks;
pub mod circular;
mod dist;
mod elementwise;
mod error;
mod float;
mod key;
mod map;
pub mod nn;
pub mod npy;
mod operand;
mod param;
mod shape;
mod special;

pub use array::{cdf, entropy, isf, log_prob, prob, quantile, sample_von_mises, sf};
pub use dist::VonMises;
pub use error::{Error, Result};
pub use float::Float;
pub use key::{IntoKey, Key, KeyRng, Word};
pub use map::{
    Along, Fixed, LaneOf, LaneOutput, MapArg, MapArgs, MapArray, along, device_count, fixed, pmap, vmap, vmap_to,
};
pub use param::Param;
pub use shape::{Broadcast, OutShape};
