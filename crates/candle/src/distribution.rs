//! The distribution as a value.

use crate::functions::{entropy::entropy, kl_divergence::kl_divergence, log_prob::log_prob, sample::sample};
use crate::tensor::operands::Operands;
use candle_core::{Result, Shape, Tensor};
use vonmises::IntoKeys;

/// Von Mises distributions, one for each element of the shape that a location and a concentration broadcast to.
///
/// Both parameters may be variables or come out of a network: every method is differentiable in them. Their values are
/// checked by each call, not by [`new`](Self::new).
///
/// # Example
/// ```
/// use candle_core::{Device, Tensor};
/// use vonmises::Key;
/// use vonmises_candle::VonMises;
/// let loc = Tensor::new(&[0.0, 1.0, 2.0], &Device::Cpu)?;
/// let distributions = VonMises::new(loc, Tensor::new(5.0, &Device::Cpu)?)?;
/// let x = distributions.sample_n(Key::new(1), 1000)?;
/// assert_eq!(x.dims(), [1000, 3]);
/// assert_eq!(distributions.log_prob(&x)?.dims(), [1000, 3]);
/// assert_eq!(distributions.entropy()?.dims(), [3]);
/// # Ok::<(), candle_core::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct VonMises {
    loc: Tensor,
    concentration: Tensor,
    batch_shape: Vec<usize>,
}

impl VonMises {
    /// Makes the distributions with these parameters.
    ///
    /// # Errors
    /// Tensors that are not both `f32` or both `f64`, or not on the CPU, and shapes that do not broadcast.
    pub fn new(loc: Tensor, concentration: Tensor) -> Result<Self> {
        let operands = Operands::new("VonMises::new", &[("loc", &loc), ("concentration", &concentration)])?;
        let batch_shape = operands.broadcast()?;
        Ok(Self { loc, concentration, batch_shape })
    }

    /// Returns the location, as it was given.
    pub fn loc(&self) -> &Tensor {
        &self.loc
    }

    /// Returns the concentration, as it was given.
    pub fn concentration(&self) -> &Tensor {
        &self.concentration
    }

    /// Returns the shape that the parameters broadcast to.
    pub fn batch_shape(&self) -> &[usize] {
        &self.batch_shape
    }

    /// Returns the mean directions: the location, as a view of the batch shape.
    ///
    /// # Errors
    /// None that can come up; the type is that of candle's operations.
    pub fn mean_direction(&self) -> Result<Tensor> {
        self.loc.broadcast_as(&self.batch_shape[..])
    }

    /// Returns the logarithm of the density at `x`, which broadcasts with the parameters; see [`log_prob`].
    ///
    /// # Errors
    /// As for [`log_prob`].
    pub fn log_prob(&self, x: &Tensor) -> Result<Tensor> {
        log_prob(x, &self.loc, &self.concentration)
    }

    /// Returns the entropies, of the batch shape; see [`entropy`].
    ///
    /// # Errors
    /// As for [`entropy`].
    pub fn entropy(&self) -> Result<Tensor> {
        entropy(&self.concentration)?.broadcast_as(&self.batch_shape[..])
    }

    /// Returns the divergence of the other distributions from these, of the shape that both broadcast to; see
    /// [`kl_divergence`].
    ///
    /// # Errors
    /// As for [`kl_divergence`].
    pub fn kl_divergence(&self, other: &Self) -> Result<Tensor> {
        kl_divergence(&self.loc, &self.concentration, &other.loc, &other.concentration)
    }

    /// Draws a sample of each distribution, of the batch shape; see [`sample`].
    ///
    /// # Errors
    /// As for [`sample`].
    pub fn sample<'k>(&self, key: impl IntoKeys<'k>) -> Result<Tensor> {
        self.sample_n(key, ())
    }

    /// Draws an array of samples of each distribution: `shape`, then the batch shape, as `sample_shape` does in NumPyro
    /// and TensorFlow Probability; see [`sample`].
    ///
    /// # Errors
    /// As for [`sample`].
    pub fn sample_n<'k>(&self, key: impl IntoKeys<'k>, shape: impl Into<Shape>) -> Result<Tensor> {
        let shape = [shape.into().dims(), &self.batch_shape].concat();
        sample(key, &self.loc, &self.concentration, shape)
    }
}
