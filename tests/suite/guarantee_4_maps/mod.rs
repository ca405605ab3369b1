//! Guarantee 4: `vmap(f, xs)` is f on each lane, stacked, and `pmap(f, xs)` is `vmap(f, xs)`, bit for bit, for any
//! number of threads. The maps report the same error, that of the lowest lane that fails.

mod errors;
mod lane_errors;
mod loops;
mod outputs;
mod resources;
mod shapes;

use rayon::{ThreadPool, ThreadPoolBuilder};

/// Returns a pool of 1, 2, 3 and 7 threads.
fn pools() -> impl Iterator<Item = ThreadPool> {
    [1, 2, 3, 7].into_iter().map(|threads| ThreadPoolBuilder::new().num_threads(threads).build().unwrap())
}
