//! Von Mises (circular) samples for whole parameter arrays, in parallel, from JAX-compatible keys, with `.npy`
//! interchange.
//!
//! ```
//! use ndarray::array;
//! use vonmises::{Key, npy, sample_von_mises, vmap};
//!
//! let key = Key::new(42); // jax.random.key(42)
//! let (locs, kappas) = (array![0.0, 1.0, 2.0], array![0.5, 5.0, 50.0]);
//! let grid = sample_von_mises(key, &locs, &kappas, [1000, 3])?; // broadcast
//! let lanes = vmap(|(key, loc, kappa)| sample_von_mises(key, loc, kappa, [1000]), (&key.split(3), &locs, &kappas))?;
//! assert_eq!((grid.shape(), lanes.shape()), (&[1000, 3][..], &[3, 1000][..]));
//!
//! let folder = tempfile::tempdir()?;
//! npy::save(folder.path().join("lanes.npy"), &lanes)?; // numpy.load reads it
//! assert_eq!(npy::load::<f64>(folder.path().join("lanes.npy"))?, lanes);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # The one idea
//!
//! ```text
//! sample(key, loc, kappa, shape)[i]  =  wrap( loc[i] + Q(u_i; kappa[i]) )
//! u_i = (w_i + 1/2) / 2^W,   w_i = key.bits(shape)[i]      (W = 64 for f64, 32 for f32)
//! ```
//!
//! Q is the quantile function of the centred distribution: one random word a sample, no rejection, no hidden state. A
//! sample is a pure function of (key, index, loc, concentration, type), so threads, shapes and the spelling of
//! parameters cannot change it, and anyone who has JAX and SciPy can check it element by element.
//!
//! # What is promised
//!
//! | | |
//! | --- | --- |
//! | keys | `new`, `split`, `fold_in`, `bits`, `uniform` give JAX's bits (Threefry-2x32, partitionable mode) |
//! | samples | the equation above, element by element, within 4e-15 · max(\|Q\|, 1/√(1+κ)) and an ulp of π |
//! | purity | element i depends on (key, i, locᵢ, κᵢ, type) alone, to the byte |
//! | maps | `vmap(f, xs)` is f on each lane, stacked; `pmap(f, xs)` is `vmap(f, xs)`, bit for bit |
//! | interval | samples lie in [−PI, PI); a location outside is reduced modulo the real 2π |
//! | range | every finite concentration from 0 (uniform) to the type's largest |
//! | tails | `cdf`, `sf`, `quantile`, `isf` keep relative accuracy down to 1e-300 |
//! | statistics | the same bits for any layout and number of threads; 1 − R keeps its digits however close the angles are |
//! | errors | bad input gives an [`Error`] that names the argument and index, or both shapes |
//!
//! # Where things are
//!
//! - keys: [`Key`]
//! - one distribution: [`VonMises`], also a rand distribution and a prepared sampler; [`VectorLevel`], for tests and
//! benchmarks
//! - arrays: [`sample_von_mises`], [`prob`], [`log_prob`], [`cdf`], [`sf`], [`quantile`], [`isf`], [`entropy`]
//! - arrays larger than memory: [`LazySamples`], written by [`npy::Writer`]
//! - maps: [`vmap`], [`vmap_to`], [`pmap`], with [`along`] and [`fixed`]
//! - statistics of angles and fits: [`circular`]; tests of fit and of two samples: [`gof`]; whole arrays checked:
//! [`validate`]
//! - a neural-network head: [`nn`]; files: [`npy`]; pictures, with the feature `plot`: `plot`

mod array;
pub mod circular;
mod distribution;
mod error;
mod file;
pub mod gof;
mod input;
mod key;
pub mod map;
mod memory;
pub mod nn;
pub mod npy;
#[cfg(feature = "plot")]
pub mod plot;
mod probability;
mod pvalues;
mod quantile;
mod scalar;
pub mod shape;
pub mod simd;
mod special;
#[cfg(test)]
#[allow(clippy::unwrap_used)] // a failed test panics
mod testing;
pub mod validate;

pub use array::functions::{cdf, entropy, isf, log_prob, prob, quantile, sf};
pub use array::lazy::{LazySamples, STREAM_VERSION};
pub use array::sample::sample_von_mises;
pub use distribution::von_mises::VonMises;
pub use error::{Error, Result};
pub use input::param::Param;
pub use key::into_key::IntoKey;
pub use key::key::Key;
pub use key::rng::KeyRng;
pub use map::{along, device_count, fixed, pmap, vmap, vmap_to};
pub use scalar::float::Float;
pub use scalar::word::Word;
pub use shape::{Broadcast, OutShape};
