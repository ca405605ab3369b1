//! The map that runs its lanes on the Rayon pool.

use super::args::MapArgs;
use super::output::LaneOutput;
use super::run;
use crate::error::Result;
use ndarray::ArrayD;

/// [`vmap`] in parallel: the leading axis is the device axis, and each lane is a task of the current Rayon pool.
///
/// ```text
/// pmap(f, xs) = vmap(f, xs),   bit for bit, for any number of threads
/// ```
///
/// Arguments, lanes and the result's shape are those of [`vmap`]. Any number of rows is scheduled on the pool's
/// [`device_count`] threads; for fewer threads, call it inside `pool.install`. Lanes run in no particular order; the
/// first ones, up to one per thread, finish before the others start. Memory is the result and about one lane per
/// thread. Maps nest in any order. A lane should be worth a task: to map over single numbers, [`vmap`] is quicker.
///
/// A thread that waits inside a lane may run another lane meanwhile, so `f` must not hold a lock across a parallel
/// call.
///
/// # Errors
/// As [`vmap`], for any number of threads: the error is that of the lowest lane that goes wrong. Lanes above one
/// that is known to have failed may be skipped.
///
/// # Panics
/// Only if `f` does, in the lowest lane that goes wrong; the pool stays usable.
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
/// `pmap(f)(x, y)` is `pmap(f, (&x, &y))`, with `in_axes` as in [`vmap`]. JAX refuses more rows than devices, and
/// splits rows over devices by position; here rows go to whichever thread is free.
pub fn pmap<X, R>(f: impl Fn(X::Lane) -> R + Sync, xs: X) -> Result<ArrayD<R::Elem>>
where
    X: MapArgs + Sync,
    R: LaneOutput<Elem: Clone + Send + Sync> + Send,
{
    run::in_parallel(f, &xs)
}

/// Number of threads of the current Rayon pool, which [`pmap`] uses; JAX's `jax.device_count()`.
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
