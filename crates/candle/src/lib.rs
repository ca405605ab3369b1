//! Von Mises distributions for [candle](https://docs.rs/candle-core): log-densities, entropy, divergence and samples of
//! angles, as differentiable operations on tensors.
//!
//! They are the functions of the package [`vonmises`]: values are the same, to the byte, and gradients are its
//! derivatives.
//!
//! | you want | look at |
//! | --- | --- |
//! | to train a network whose two raw outputs are to predict an angle | [`nll`] |
//! | distributions whose parameters come out of a network | [`VonMises`] |
//! | one function of tensors | [`log_prob`], [`entropy`], [`kl_divergence`], [`sample`] |
//!
//! # Usage
//!
//! ```
//! use candle_core::{Device, Tensor, Var};
//! use vonmises::Key;
//! use vonmises_candle::VonMises;
//!
//! // What a network would give: a location, and a number that softplus makes a concentration.
//! let (loc, raw) = (Var::new(0.2, &Device::Cpu)?, Var::new(1.5, &Device::Cpu)?);
//! let concentration = (raw.exp()? + 1.0)?.log()?;
//! let distribution = VonMises::new(loc.as_tensor().clone(), concentration)?;
//!
//! // The gradient of a mean log-density,
//! let x = Tensor::new(&[0.1, 0.5, -0.4], &Device::Cpu)?;
//! let loss = distribution.log_prob(&x)?.mean_all()?.neg()?;
//! let gradients = loss.backward()?;
//! assert!(gradients.get(&loc).is_some() && gradients.get(&raw).is_some());
//!
//! // and of a function of samples: the pathwise gradient.
//! let samples = distribution.sample_n(Key::new(42), 1000)?;
//! let gradients = samples.cos()?.mean_all()?.backward()?;
//! assert!(gradients.get(&raw).unwrap().to_scalar::<f64>()? > 0.0); // the more concentrated, the closer to 0.2
//! # Ok::<(), candle_core::Error>(())
//! ```
//!
//! # Rules
//!
//! | subject | rule |
//! | --- | --- |
//! | types | all tensors of a call are `f32`, or all are `f64`, on the CPU; anything else is an error |
//! | shapes | arguments broadcast by NumPy's rule, inside the operation: nothing is spelled out |
//! | layout | transposed, narrowed and broadcast views are read where they lie; what is not in row-major order is copied |
//! | gradients | the first derivatives; candle does not differentiate them again |
//! | errors | bad values and shapes are errors with the text of [`vonmises::Error`] |
//!
//! Derivatives are computed in the forward pass, together with the values, and only if an argument is a variable or
//! depends on one. [`Tensor::detach`](candle_core::Tensor::detach) what needs no gradient.

mod distribution;
mod functions;
mod operation;
#[cfg(doctest)]
mod readme;
mod tensor;

/// The candle whose tensors the functions take and return: one of another version has other types.
#[doc(no_inline)]
pub use candle_core;
pub use distribution::VonMises;
pub use functions::entropy::entropy;
pub use functions::kl_divergence::kl_divergence;
pub use functions::log_prob::log_prob;
pub use functions::nll::nll;
pub use functions::sample::sample;
/// The vonmises whose keys the functions take.
#[doc(no_inline)]
pub use vonmises;
