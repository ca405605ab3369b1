//! Keys that give the same bits as JAX: split, fold in, draw.
//!
//! This room uses `scalar`, `simd`, `memory` and, for normal numbers only, a mathematics library.
//!
//! What must stay true: a key is a value; element i of a draw depends on the key and i alone. Everything but
//! `Key::normal` equals JAX bit for bit. `threefry`, `key` and `rng` feed a sample's bytes: integer operations only.

pub(crate) mod draw;
pub(crate) mod into_key;
#[allow(clippy::module_inception)] // the file of `Key`
pub(crate) mod key;
mod raw;
pub(crate) mod rng;
mod threefry;
