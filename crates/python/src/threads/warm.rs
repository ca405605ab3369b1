//! What is made once, behind a lock, before another thread can be in the middle of it when the process forks.

use vonmises::simd::VectorLevel;

/// Asks the processor for its vectors, as the first call would.
pub(crate) fn choose_vectors() {
    VectorLevel::available().for_each(drop);
}
