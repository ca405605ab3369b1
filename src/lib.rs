//! von Mises sampling (menu to be written).

mod blocks;
pub mod circular;
mod error;
mod float;
mod key;
mod map;
pub mod npy;
mod shape;
mod special;

pub use error::{Error, Result};
pub use float::Float;
pub use key::{IntoKey, Key, KeyRng, Word};
pub use shape::{Broadcast, OutShape};
