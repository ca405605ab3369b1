//! Keys that give the same bits as JAX: split, fold in, draw.
//!
//! This room uses `scalar`, `simd`, `shape`, `memory` and, for normal numbers only, a mathematics library. `random` makes keys
//! from generators of the rand ecosystem, `rng` and `rand_0_10` make generators from keys.
//!
//! What must stay true: a key is a value; element i of a draw depends on the key and i alone. Everything but
//! `Key::normal` equals JAX bit for bit. `threefry`, `key`, `keys`, `words`, `slice_words` and `rng` feed a sample's bytes: integer operations only.

pub(crate) mod draw;
mod draw_each;
pub(crate) mod into_key;
#[allow(clippy::module_inception)] // the file of `Key`
pub(crate) mod key;
pub(crate) mod keys;
#[cfg(feature = "rand010")]
mod rand_0_10;
mod random;
mod raw;
pub(crate) mod rng;
pub(crate) mod seed;
pub(crate) mod slice_words;
mod threefry;
pub(crate) mod words;
