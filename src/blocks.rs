//! Work on a flat output in fixed blocks, in place and in parallel.

use rayon::prelude::*;

/// Elements in a block: small enough for buffers on the stack and the first-level cache, large enough to schedule.
pub(crate) const BLOCK: usize = 1024;

/// Calls `work(start, block)` for each block of `out`, where `start` is the flat index of the block's first element.
///
/// Blocks depend on the length alone, never on the number of threads. A single block runs on the calling thread.
pub(crate) fn for_each_block<T: Send>(out: &mut [T], work: impl Fn(usize, &mut [T]) + Sync) {
    match out.len() {
        0 => {}
        1..=BLOCK => work(0, out),
        _ => out.par_chunks_mut(BLOCK).enumerate().for_each(|(index, block)| work(index * BLOCK, block)),
    }
}
