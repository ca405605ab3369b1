//! The parallel map.

use super::args::MapArgs;
use super::in_parallel;
use super::output::LaneOutput;
use crate::error::Result;

/// Applies `f` to each lane of `xs` in parallel, and stacks the results along a new leading axis.
///
/// ```text
/// pmap(f, xs) = vmap(f, xs),   bit for bit, for any number of threads
/// ```
///
/// Arguments, lanes and the shape of the result are those of [`vmap`](crate::vmap). The lanes are divided among the
/// threads of the current Rayon pool, of which there are [`device_count`], as ndarray's
/// [`par_azip!`](ndarray::parallel::par_azip) does it; to use fewer threads, call `pmap` inside `pool.install`. There
/// may be more lanes than threads. Lanes run in no particular order, but the first ones, up to one per thread, finish
/// before the others start. Memory use is the result, about one lane per thread, and a few words for each lane. Maps
/// nest in any order. Tasks have a cost: to map over single numbers, `vmap` is faster.
///
/// While a thread waits for parallel work inside a lane, Rayon may run another lane on it, so `f` must not hold a lock
/// across a parallel call.
///
/// # Errors
/// As [`vmap`](crate::vmap). For any number of threads the error is that of the lowest lane that fails; lanes above it
/// may be skipped.
///
/// # Panics
/// Only if `f` panics in the lowest lane that fails. The pool stays usable.
///
/// # Example
/// ```
/// use vonmises::{Key, pmap, vmap};
/// let keys = Key::new(42).split([4, 10]);
/// let one = |key: Key| key.uniform_in(-1.0, 1.0, 1000);
/// let draws = pmap(|keys| vmap(one, keys), &keys)?;
/// assert_eq!(draws.shape(), [4, 10, 1000]);
/// assert_eq!(draws, vmap(|keys| pmap(one, keys), &keys)?);
/// # Ok::<(), vonmises::Error>(())
/// ```
///
/// # Comparison with JAX
/// `pmap(f)(x, y)` is `pmap(f, (&x, &y))`, with `in_axes` as in [`vmap`](crate::vmap). JAX accepts at most as many
/// lanes as there are devices and assigns lanes to devices by position; here each lane runs on whichever thread is
/// free.
pub fn pmap<X, R>(f: impl Fn(X::Lane) -> R + Sync, xs: X) -> Result<R::Stacked>
where
    X: MapArgs + Sync,
    R: LaneOutput,
{
    in_parallel::run(f, &xs)
}

/// Returns the number of threads of the current Rayon pool, which [`pmap`] uses, as `jax.device_count()`.
///
/// # Example
/// ```
/// let pool = rayon::ThreadPoolBuilder::new().num_threads(3).build()?;
/// assert_eq!(pool.install(vonmises::device_count), 3);
/// # Ok::<(), rayon::ThreadPoolBuildError>(())
/// ```
#[must_use]
pub fn device_count() -> usize {
    rayon::current_num_threads()
}
