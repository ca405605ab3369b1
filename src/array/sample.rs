//! Samples for whole parameter arrays.

use super::lazy::samples::LazySamples;
use crate::error::Result;
use crate::input::param::Param;
use crate::key::keys::IntoKeys;
use crate::scalar::float::Float;
use crate::shape::out_shape::OutShape;
use ndarray::ArrayD;

/// Draws von Mises samples in [−PI, PI) for broadcast parameters, in parallel.
///
/// ```text
/// sample[i] = wrap(loc[i] + Q(u_i; concentration[i]))     u_i = (bits(key)[i] + 1/2) / 2^W
/// ```
///
/// where Q is the quantile function of the centred distribution, and W = 64 for `f64`, 32 for `f32`. To the byte,
/// element i depends only on the key, i, its own parameters and the type: not on the shape, the number of threads, or
/// whether a parameter is given once or for each element. [`LazySamples`] makes the same array piece by piece.
///
/// `shape` is the full output shape, as in `jax.random`: the parameters' broadcast shape must itself broadcast to it,
/// and `None` stands for that shape. `loc` is in radians, any finite number; `concentration` is any finite number at
/// least 0, where 0 is the uniform distribution.
///
/// `key` is one key, or an array of keys of shape B for one draw each. The output's shape then begins with B, and element
/// (b, i) is element i of the draw of key b, to the byte, with the parameters of (b, i): what
/// [`vmap`](crate::vmap) over keys returns, without a call for each. `None` stands for B followed by the other axes of
/// the parameters' shape.
///
/// # Errors
/// [`Error::Value`](crate::Error::Value) for a `loc` that is not finite or a `concentration` that is not finite and at
/// least 0, with the row-major index in its own array; [`Error::Broadcast`](crate::Error::Broadcast) and
/// [`Error::OutputShape`](crate::Error::OutputShape) with both shapes; [`Error::TooLarge`](crate::Error::TooLarge) if
/// memory cannot hold the shape; [`Error::KeyShape`](crate::Error::KeyShape) if the shape does not begin with that of the
/// keys.
///
/// # Example
/// ```
/// use ndarray::array;
/// use vonmises::{Key, sample_von_mises};
/// let draws = sample_von_mises(Key::new(42), &array![0.0, 1.0, 2.0], &array![[1.0], [2.0]], [1000, 2, 3])?;
/// assert_eq!(draws.shape(), [1000, 2, 3]);
/// let single: ndarray::ArrayD<f32> = sample_von_mises(Key::new(42), 0.0, 5.0, None)?;
/// assert_eq!(single.ndim(), 0);
///
/// let (keys, locs) = (Key::new(42).split(3), array![[0.0], [1.0], [2.0]]); // three agents with keys of their own
/// let each = sample_von_mises(&keys, &locs, 5.0, [3, 10])?;
/// assert_eq!(each.index_axis(ndarray::Axis(0), 1), sample_von_mises(keys[1], 1.0, 5.0, [10])?);
/// # Ok::<(), vonmises::Error>(())
/// ```
///
/// # Accuracy
/// The largest error found of the centred quantile is e · max(|Q|, 1/√(1 + κ)), where e is 2.7e-15 in `f64` and 4.2e-7 in
/// `f32`.
/// Adding `loc` and wrapping add at most one ulp of π.
///
/// # References
/// The inverse-transform method with a table of the quantile, as in Derflinger, Hörmann & Leydold 2010, "Random variate
/// generation by numerical inversion when only the density is known" (ACM TOMACS 20).
#[doc(alias("rvs", "rvonmises", "vonmises", "random_von_mises", "circ_vmrnd"))]
pub fn sample_von_mises<'a, F: Float>(
    key: impl IntoKeys<'a>,
    loc: impl Param<'a, F>,
    concentration: impl Param<'a, F>,
    shape: impl OutShape,
) -> Result<ArrayD<F>> {
    LazySamples::new(key, loc, concentration, shape)?.draw()
}
