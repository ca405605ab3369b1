//! Von Mises samples (angles spread around a mean direction) for whole parameter arrays, in parallel, from
//! JAX-compatible keys, saved as `.npy`. With the distribution's functions, circular statistics, tests of fit and
//! pictures.
//!
//! # Usage
//!
//! ```
//! use ndarray::{ArrayD, array};
//! use vonmises::{Key, npy, sample_von_mises, vmap};
//!
//! let key = Key::new(42); // jax.random.key(42)
//! let (locs, concentrations) = (array![0.0, 1.0, 2.0], array![0.5, 5.0, 50.0]);
//!
//! // Parameters broadcast to the shape of the output.
//! let grid = sample_von_mises(key, &locs, &concentrations, [1000, 3])?;
//! assert_eq!(grid.shape(), [1000, 3]);
//!
//! // Or map a function over the leading axis, with a key for each lane.
//! let sample = |(key, loc, concentration)| sample_von_mises(key, loc, concentration, [1000]);
//! let lanes = vmap(sample, (&key.split(3), &locs, &concentrations))?;
//! assert_eq!(lanes.shape(), [3, 1000]);
//!
//! let folder = tempfile::tempdir()?;
//! npy::save(folder.path().join("lanes.npy"), &lanes)?; // numpy.load reads it
//! assert_eq!(npy::load::<ArrayD<f64>>(folder.path().join("lanes.npy"))?, lanes);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Where to find things
//!
//! | you want | look at |
//! | --- | --- |
//! | samples for arrays of parameters | [`sample_von_mises`] |
//! | one distribution: samples, density, quantiles, moments | [`VonMises`] |
//! | functions of arrays | [`prob`], [`cdf`], [`sf`], each also with `log_`, [`quantile`], [`isf`], [`entropy`], [`kl_divergence`] |
//! | gradients | [`sample_with_grad`], [`log_prob_with_grad`], [`cdf_with_grad`], [`quantile_with_grad`], [`entropy_with_grad`], [`kl_divergence_with_grad`], [`fisher_information`], [`sum_to_shape`] |
//! | keys, random bits, uniform and normal numbers | [`Key`] |
//! | JAX's `vmap` and `pmap` | [`vmap`], [`vmap_to`], [`pmap`], [`along`], [`fixed`]; their traits in [`map`] |
//! | arrays larger than memory, ranges and slices of arrays | [`LazySamples`], [`npy::Writer`] |
//! | statistics of angles, and fits | [`circular`] |
//! | tests of fit, of two samples, of uniformity | [`gof`] |
//! | checks of whole arrays of samples | [`validate`] |
//! | heads and losses of neural networks | [`nn`] |
//! | `.npy` files | [`npy`] |
//! | pictures | `plot`, with the feature of that name |
//! | rules of shapes | [`shape`] |
//! | the types and traits of other crates in the signatures here; other versions have others | [`ndarray`], [`ndarray_rand`], [`rand`] (0.9) |
//!
//! # How it works
//!
//! ```text
//! sample(key, loc, concentration, shape)[i]  =  wrap( loc[i] + Q(u_i; concentration[i]) )
//! u_i = (w_i + 1/2) / 2^W,   w_i = key.bits(shape)[i]      (W = 64 for f64, 32 for f32)
//! ```
//!
//! Q is the quantile function of the centred distribution. One random word gives one sample: there is no rejection and
//! no hidden state. So a sample is a pure function of (key, index, loc, concentration, type). It does not depend on
//! threads, shapes, chunks or the processor, and anyone who has JAX and SciPy can compute it.
//!
//! # Guarantees
//!
//! | subject | guarantee |
//! | --- | --- |
//! | keys | `new`, `split`, `fold_in`, `bits`, `uniform` give JAX's bits (Threefry-2x32, partitionable mode) |
//! | samples | the equation above, element by element, within 2.7e-15 (`f64`) or 4.2e-7 (`f32`) · max(\|Q\|, 1/√(1+κ)) and an ulp of π |
//! | purity | element i depends on (key, i, locᵢ, κᵢ, type) alone, to the byte |
//! | maps | `vmap(f, xs)` is f on each lane, stacked; `pmap(f, xs)` is `vmap(f, xs)`, bit for bit |
//! | interval | samples lie in [−PI, PI); a location outside is reduced modulo the real 2π |
//! | range | every finite concentration works, from 0 (uniform) to the type's largest |
//! | tails | `cdf`, `sf`, `quantile`, `isf` keep relative accuracy down to 1e-300 |
//! | statistics | the same bits for any memory layout and number of threads |
//! | errors | bad input gives an [`Error`] that names the argument and index, or both shapes; only [`Key::split`] panics, on a count that memory cannot hold |
//!
//! # Features
//!
//! | feature | adds |
//! | --- | --- |
//! | `plot` | the module `plot`: rose diagrams, histograms and quantile plots as SVG and PNG |
//! | `rand010` | rand 0.10's `Distribution` for [`VonMises`] and `Rng` for [`KeyRng`], beside those of rand 0.9 |
//! | `serde` | `Serialize` and `Deserialize` for keys, distributions, fits, test results and reports |
//!
//! None is on by default. The program `vonmises` is a package of its own, `vonmises-cli`; so are operations on tensors
//! of the framework candle, with gradients, `vonmises-candle`.
//!
//! # Serialised values
//!
//! With the feature `serde` a [`Key`] is its two words, a [`VonMises`] has the fields `loc` and `concentration`, and
//! fits, results and reports have the fields that their documentation names. Reading checks what constructors check: a
//! bad value is an error of the format. Numbers come back bit for bit; `serde_json` needs its feature `float_roundtrip`
//! for that. JSON has no infinities and no NaN. Values that this crate makes hold none, except for standard errors and
//! intervals ([`PerParameter`](circular::PerParameter) says what becomes of those). One that a caller put into a public
//! field is written as `null`, which is an error to read.
//!
//! ```
//! # #[cfg(feature = "serde")] {
//! use vonmises::VonMises;
//! let text = serde_json::to_string(&VonMises::new(0.5, 2.0)?)?;
//! assert_eq!(text, r#"{"loc":0.5,"concentration":2.0}"#);
//! assert_eq!(serde_json::from_str::<VonMises<f64>>(&text)?, VonMises::new(0.5, 2.0)?);
//! let error = serde_json::from_str::<VonMises<f64>>(r#"{"loc": 0.5, "concentration": -1}"#).unwrap_err();
//! assert!(error.to_string().contains("concentration = -1.0: must be finite and at least 0"));
//! # }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Longer pages
//!
//! [From JAX](documentation::jax), [from Python](documentation::python), [past one machine](documentation::distributed),
//! [gradients and networks](documentation::gradients), [circular statistics](documentation::statistics),
//! [larger than memory](documentation::larger_than_memory), [accuracy](documentation::accuracy),
//! [speed](documentation::speed), [the engine](documentation::engine), [changelog](documentation::changelog); with the
//! feature `plot`, `documentation::pictures`.

mod array;
pub mod circular;
mod distribution;
pub mod documentation;
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

pub use array::functions::{cdf, entropy, isf, log_cdf, log_prob, log_sf, prob, quantile, sf};
pub use array::gradients::divergence::{DivergenceGradient, kl_divergence, kl_divergence_with_grad};
pub use array::gradients::functions::{
    Gradient, QuantileGradient, cdf_with_grad, log_prob_with_grad, quantile_with_grad,
};
pub use array::gradients::moments::{FisherInformation, entropy_with_grad, fisher_information};
pub use array::gradients::samples::sample_with_grad;
pub use array::lazy::samples::{LazySamples, STREAM_VERSION};
pub use array::reduction::sum_to_shape;
pub use array::sample::sample_von_mises;
pub use distribution::von_mises::VonMises;
pub use error::{Error, LaneError, Result};
pub use input::param::Param;
pub use key::into_key::IntoKey;
pub use key::key::Key;
pub use key::keys::IntoKeys;
pub use key::rng::KeyRng;
pub use key::seed::Seed;
pub use map::{along, device_count, fixed, pmap, vmap, vmap_to};
/// The ndarray whose arrays the functions take and return: one of another version has other types.
#[doc(no_inline)]
pub use ndarray;
/// The ndarray-rand that goes with [`ndarray`] and [`rand`]: `RandomExt`, and distributions in `rand_distr`.
#[doc(no_inline)]
pub use ndarray_rand;
/// The rand 0.9 whose traits [`VonMises`] and [`KeyRng`] implement: traits of another version do not fit.
#[doc(no_inline)]
pub use ndarray_rand::rand;
pub use scalar::float::Float;
pub use scalar::word::Word;
pub use shape::{Broadcast, OutShape};
