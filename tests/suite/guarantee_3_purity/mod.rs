//! Guarantee 3: element i is a pure function of (key, i, locᵢ, κᵢ, type), to the byte: whatever the threads, the shape,
//! the blocks, the width of vectors, the range that is drawn, or the way in which the parameters are given.

mod elements;
mod fingerprints;
mod in_parallel;
mod keys;
mod ranges;
mod slices;
mod stability;
mod threads_and_vectors;
