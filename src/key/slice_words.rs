//! The words of a slice of an array whose first axes are those of an array of keys.
//!
//! Feeds a sample's bytes: integer operations only.

use super::key::Key;
use super::threefry::{BATCH, fill_each_far};
use crate::input::operand::Reader;
use crate::scalar::word::Word;
use crate::shape::grid::Grid;
use crate::simd::level;
use fearless_simd::dispatch;

/// From this many consecutive words of a key on, they are made run by run.
const LONG: usize = BATCH;

/// The key of each word, and its index in the draw of that key.
#[derive(Debug)]
pub(crate) struct SliceWords<'a> {
    pub(super) keys: Reader<'a, Key>,
    pub(super) indices: Grid,
}

/// Buffers for the words of a block.
#[derive(Debug, Default)]
pub(crate) struct SliceBuffers<W> {
    keys: Vec<Key>,
    indices: Vec<u64>,
    words: Vec<W>,
}

impl SliceWords<'_> {
    /// Returns the words of `len` elements of the slice from the row-major index `start` on.
    pub(crate) fn block<'c, W: Word>(&self, start: usize, len: usize, buffers: &'c mut SliceBuffers<W>) -> &'c [W] {
        let SliceBuffers { keys, indices, words } = buffers;
        words.resize(len, W::default());
        let keys = match &self.keys {
            Reader::Single(key) => std::slice::from_ref(key),
            several => several.block(start, len, keys),
        };
        dispatch!(level::current(), _simd => if self.indices.run() >= LONG {
            self.fill_runs(start, keys, words);
        } else {
            self.fill_scattered(start, keys, indices, words);
        });
        words
    }

    /// Makes runs of consecutive words, one after the other. A run has one key: the index stays the same from key to key.
    #[inline(always)]
    fn fill_runs<W: Word>(&self, start: usize, keys: &[Key], words: &mut [W]) {
        let mut done = 0;
        for (index, _, count) in self.indices.segments(start, words.len()) {
            let key = keys[done.min(keys.len() - 1)];
            key.fill(index as u64, &mut words[done..done + count], W::from_block);
            done += count;
        }
    }

    /// Makes words each of which has a counter of its own: it takes as long for single words as for short runs.
    #[inline(always)]
    fn fill_scattered<W: Word>(&self, start: usize, keys: &[Key], indices: &mut Vec<u64>, words: &mut [W]) {
        indices.resize(words.len(), 0);
        let mut rest = &mut indices[..];
        for (index, step, count) in self.indices.segments(start, words.len()) {
            let (segment, after) = rest.split_at_mut(count);
            for (i, slot) in segment.iter_mut().enumerate() {
                *slot = (index + i * step) as u64;
            }
            rest = after;
        }
        let batches = indices.chunks(BATCH).zip(words.chunks_mut(BATCH));
        for (first, (indices, words)) in (0..).step_by(BATCH).zip(batches) {
            let keys = if let [key] = keys { [key.data(); BATCH] } else { batch(&keys[first..]).map(Key::data) };
            fill_each_far(&keys, &batch(indices), words, W::from_block);
        }
    }
}

/// Returns the first elements as a batch, filled up with defaults if they are fewer.
#[inline(always)]
fn batch<T: Copy + Default>(elements: &[T]) -> [T; BATCH] {
    elements.first_chunk().copied().unwrap_or_else(|| {
        let mut batch = [T::default(); BATCH];
        batch[..elements.len()].copy_from_slice(elements);
        batch
    })
}
