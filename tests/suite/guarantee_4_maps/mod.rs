//! Guarantee 4: `vmap` is the loop over lanes, `vmap_to` chooses where the lanes' axis goes, and `pmap` is `vmap`, bit
//! for bit, for any number of threads; all three report the same error and hold no more lanes than they say.

mod errors;
mod loops;
mod resources;
mod shapes;

use rayon::{ThreadPool, ThreadPoolBuilder};

/// Pools of every size that the distribution names.
fn pools() -> impl Iterator<Item = ThreadPool> {
    [1, 2, 3, 7].into_iter().map(|threads| ThreadPoolBuilder::new().num_threads(threads).build().unwrap())
}
