//! The map that runs its lanes in order, on the calling thread.

use super::args::MapArgs;
use super::output::LaneOutput;
use super::run;
use crate::error::Result;
use ndarray::ArrayD;

/// Applies `f` to each lane of `xs`, and stacks the results along a new leading axis.
///
/// ```text
/// vmap(f, (x, y, …))[i, …] = f((x[i], y[i], …))
/// ```
///
/// `xs` is one array or a tuple of 1 to 6 arguments, each an array by reference (`&x`) or as a view, [`along`] another
/// axis of one, or [`fixed`]; a bare `f32`, `f64` or [`Key`](crate::Key) is fixed. Each array loses its mapped axis:
/// a lane of a 1-d array is its element by value, of an n-d array a view of rank n − 1, of an `ArrayD` an
/// `ArrayViewD` ([`LaneOf`]). `f` returns an array, a scalar, or a [`Result`] of one ([`LaneOutput`]).
///
/// The result has shape `(lanes, …)`, the rest being the shape that every lane returns, and is in standard layout.
/// Lanes run in order, on the calling thread, once each. Memory is the result and one lane: each lane's result is
/// copied to its place when it is made.
///
/// # Errors
/// Of the arguments, before any lane runs: [`AxisOutOfRange`](crate::Error::AxisOutOfRange),
/// [`NothingMapped`](crate::Error::NothingMapped), [`LaneCount`](crate::Error::LaneCount) if two arguments differ in
/// their number of lanes, [`NoLanes`](crate::Error::NoLanes) if that number is 0.
///
/// Of the lanes, the first that goes wrong, after which none runs: [`Lane`](crate::Error::Lane) around its own
/// error, or [`LaneShape`](crate::Error::LaneShape) if its shape is not lane 0's.
///
/// [`TooLarge`](crate::Error::TooLarge), once lane 0 has succeeded, if memory cannot hold the result.
///
/// # Panics
/// Only if `f` does.
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
///         Ok(&column + &noise)
///     },
///     (&keys, along(1, &table), 0.5_f64),
/// )?;
/// assert_eq!(noisy.shape(), [3, 2]);
/// let noise = keys[1].uniform_in(0.0, 0.5, 2)?;
/// assert_eq!(noisy.index_axis(ndarray::Axis(0), 1), (&table.column(1) + &noise).into_dyn());
/// # Ok::<(), vonmises::Error>(())
/// ```
///
/// # Comparison with JAX
/// | JAX | here |
/// | --- | --- |
/// | `vmap(f)(x, y)` | `vmap(f, (&x, &y))` |
/// | `vmap(f, in_axes=(0, 1, None))(x, y, n)` | `vmap(f, (&x, along(1, &y), fixed(n)))` |
/// | `vmap(f, out_axes=1)(x)` | [`vmap_to`]`(1, f, &x)` |
///
/// JAX traces `f` once; here it runs for each lane, so it may branch on values and fail in one lane. JAX knows the
/// shape of a lane that never ran and returns an empty array for zero lanes; here that is an error. The lanes of one
/// map do not talk to each other (no `axis_name`, no `psum`).
pub fn vmap<X, R>(f: impl Fn(X::Lane) -> R, xs: X) -> Result<ArrayD<R::Elem>>
where
    X: MapArgs,
    R: LaneOutput<Elem: Clone>,
{
    run::in_order(0, f, &xs)
}

/// [`vmap`], with the mapped axis at position `axis` of the result.
///
/// ```text
/// vmap_to(axis, f, xs)[j…, i, k…] = f(xs[i])[j…, k…],   i being index number `axis`
/// ```
///
/// A negative `axis` counts from the end of the *result's* rank, which is one more than a lane's: −1 puts the lanes
/// last. The result is in standard layout, each lane's result being written where it belongs; arguments, order of
/// lanes and memory are as in [`vmap`]. This is JAX's `vmap(f, out_axes=axis)`.
///
/// # Errors
/// As [`vmap`], and [`AxisOutOfRange`](crate::Error::AxisOutOfRange) if the result does not have that axis. Its rank
/// is known only once lane 0 has succeeded, so that is when this is found; no other lane runs.
///
/// # Panics
/// Only if `f` does.
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
pub fn vmap_to<X, R>(axis: isize, f: impl Fn(X::Lane) -> R, xs: X) -> Result<ArrayD<R::Elem>>
where
    X: MapArgs,
    R: LaneOutput<Elem: Clone>,
{
    run::in_order(axis, f, &xs)
}
