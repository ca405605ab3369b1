//! The map on the calling thread.

use super::args::MapArgs;
use super::in_order;
use super::output::LaneOutput;
use crate::error::Result;

/// Applies `f` to each lane of `xs`, and stacks the results along a new leading axis.
///
/// ```text
/// vmap(f, (x, y, …))[i, …] = f((x[i], y[i], …))
/// ```
///
/// `xs` is one argument or a tuple of 1 to 6. An argument is an array by reference (`&x`) or as a view, which is mapped
/// over its leading axis; [`along`](crate::along) for another axis; or [`fixed`](crate::fixed) for a value that every
/// lane gets. A scalar is fixed as it is ([`FixedScalar`](crate::map::FixedScalar)). A lane of a 1-d array is an
/// element by value, of an n-d array a view of rank n − 1, of an `ArrayD` an `ArrayViewD`
/// ([`LaneOf`](crate::map::LaneOf)).
///
/// `f` returns an array, a scalar, or a tuple of 1 to 6 of these, or a `Result` of any of these with an error of any
/// type ([`LaneOutput`](crate::map::LaneOutput)). For a tuple the map returns a tuple of as many arrays.
///
/// The result has the shape `(lanes, …)`, where the rest is the shape that every lane returns, in standard layout.
/// Lanes run once each, in order, on the calling thread. Memory use is the result and one lane, as each lane's result
/// is copied into the output before the next lane runs.
///
/// # Errors
/// Before any lane runs, errors of the arguments: [`AxisOutOfRange`](crate::Error::AxisOutOfRange) if an array lacks
/// its axis, [`NothingMapped`](crate::Error::NothingMapped) if every argument is fixed,
/// [`LaneCount`](crate::Error::LaneCount) if two arguments differ in their number of lanes,
/// [`NoLanes`](crate::Error::NoLanes) if that number is 0.
///
/// Then the error of the first lane that fails, after which no lane runs: [`Lane`](crate::Error::Lane), whose
/// [`source`](std::error::Error::source) is the error that `f` returned, or [`LaneShape`](crate::Error::LaneShape) if
/// the shape is not that of lane 0.
///
/// [`TooLarge`](crate::Error::TooLarge), once lane 0 has succeeded, if memory cannot hold the result.
///
/// # Panics
/// Only if `f` panics.
///
/// # Example
/// ```
/// use ndarray::array;
/// use vonmises::{Key, along, vmap};
/// let keys = Key::new(42).split(3);
/// let table = array![[0.0, 1.0, 2.0], [5.0, 6.0, 7.0]];
///
/// let noisy = vmap(
///     |(key, column, scale)| {
///         let noise = key.uniform_in(0.0, scale, 2)?;
///         Ok::<_, vonmises::Error>(&column + &noise) // `?` leaves the type of the error open
///     },
///     (&keys, along(1, &table), 0.5_f64),
/// )?;
/// assert_eq!(noisy.shape(), [3, 2]);
/// let noise = keys[1].uniform_in(0.0, 0.5, 2)?;
/// assert_eq!(noisy.index_axis(ndarray::Axis(0), 1), (&table.column(1) + &noise).into_dyn());
///
/// // A lane may return several arrays, as a function of this crate does here.
/// let kappas = array![1.0, 2.0, 4.0];
/// let layer = |(key, kappa)| vonmises::nn::von_mises_layer(key, &table, kappa, 1.0, true);
/// let (samples, means) = vmap(layer, (&keys, &kappas))?;
/// assert_eq!((samples.shape(), means.shape()), (&[3, 2, 3][..], &[3, 2, 3][..]));
/// # Ok::<(), vonmises::Error>(())
/// ```
///
/// # Comparison with JAX
/// | JAX | here |
/// | --- | --- |
/// | `vmap(f)(x, y)` | `vmap(f, (&x, &y))` |
/// | `vmap(f, in_axes=(0, 1, None))(x, y, n)` | `vmap(f, (&x, along(1, &y), fixed(n)))` |
/// | `vmap(f, out_axes=1)(x)` | [`vmap_to`](crate::vmap_to)`(1, f, &x)` |
///
/// JAX traces `f` once; here `f` runs for each lane, so it may branch on values, change what it captures, and fail in
/// one lane. JAX knows
/// the shape of a lane without running it and returns an empty array for zero lanes; here zero lanes are an error.
/// Lanes cannot communicate: there is no `axis_name` and no `psum`.
#[doc(alias("in_axes"))]
pub fn vmap<X, R>(f: impl FnMut(X::Lane) -> R, xs: X) -> Result<R::Stacked>
where
    X: MapArgs,
    R: LaneOutput,
{
    in_order::run(0, f, &xs)
}

/// Applies `f` to each lane of `xs`, and stacks the results along `axis` of the result.
///
/// ```text
/// vmap_to(axis, f, xs)[j…, i, k…] = f(xs[i])[j…, k…],   i being index number `axis`
/// ```
///
/// A negative `axis` counts from the end of the *result*, whose rank is one more than a lane's: −1 stacks along the
/// last axis. If a lane returns a tuple, each array is stacked along that axis of its own result. The result is in
/// standard layout; arguments, order of lanes and memory use are as in [`vmap`](crate::vmap). In JAX, this is
/// `vmap(f, out_axes=axis)`.
///
/// # Errors
/// As [`vmap`](crate::vmap), and [`AxisOutOfRange`](crate::Error::AxisOutOfRange) if the result does not have that
/// axis. The rank of the result is known once lane 0 has succeeded; no other lane runs after that error.
///
/// # Panics
/// Only if `f` panics.
///
/// # Example
/// ```
/// use ndarray::array;
/// use vonmises::vmap_to;
/// let x = array![1.0, 2.0, 3.0];
/// let powers = vmap_to(-1, |x| array![x, x * x], &x)?;
/// assert_eq!(powers, array![[1.0, 2.0, 3.0], [1.0, 4.0, 9.0]].into_dyn());
/// # Ok::<(), vonmises::Error>(())
/// ```
#[doc(alias("out_axes"))]
pub fn vmap_to<X, R>(axis: isize, f: impl FnMut(X::Lane) -> R, xs: X) -> Result<R::Stacked>
where
    X: MapArgs,
    R: LaneOutput,
{
    in_order::run(axis, f, &xs)
}
