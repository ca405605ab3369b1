//! What all blocks of a draw share, and how one is filled.
//!
//! Feeds a sample's bytes.

use super::samples::LazySamples;
use crate::array::table_cache::TableCache;
use crate::input::operand::Reader;
use crate::key::slice_words::{SliceBuffers, SliceWords};
use crate::key::words::Words;
use crate::quantile::samples::{BlockWords, Locations, Samples};
use crate::scalar::float::Float;
use crate::shape::slice::Slice;

/// What all blocks of a draw, or of a slice of it, share.
pub(super) struct Plan<'b, F> {
    words: PlanWords<'b>,
    locs: Reader<'b, F>,
    kappas: Reader<'b, F>,
}

enum PlanWords<'b> {
    Whole(Words<'b>),
    Slice(SliceWords<'b>),
}

/// Buffers that a thread keeps from block to block.
pub(super) struct Buffers<F: Float> {
    words: SliceBuffers<F::Word>,
    locs: Vec<F>,
    tables: TableCache<F>,
}

impl<F: Float> Default for Buffers<F> {
    fn default() -> Self {
        Self { words: SliceBuffers::default(), locs: Vec::new(), tables: TableCache::default() }
    }
}

impl<F: Float> LazySamples<'_, F> {
    /// Returns the plan of the whole array.
    pub(super) fn plan(&self) -> Plan<'_, F> {
        let shape = &self.shape;
        let words = PlanWords::Whole(self.keys.words(shape));
        Plan { words, locs: self.loc.reader(shape), kappas: self.concentration.reader(shape) }
    }

    /// Returns the plan of a slice that has elements, as if it were an array of its own.
    pub(super) fn slice_plan(&self, slice: &Slice) -> Plan<'_, F> {
        let shape = &self.shape;
        let words = PlanWords::Slice(self.keys.slice_words(shape, slice));
        Plan { words, locs: self.loc.slice_reader(shape, slice), kappas: self.concentration.slice_reader(shape, slice) }
    }
}

impl<F: Float> Plan<'_, F> {
    /// Fills the block whose first element has the row-major index `start`.
    pub(super) fn fill(&self, buffers: &mut Buffers<F>, start: usize, block: &mut [F]) {
        let Buffers { words, locs, tables } = buffers;
        tables.fill(self.samples(words, locs, start, block.len()), &self.kappas, start, block);
    }

    /// Fills the same block, and the derivatives of its samples in the concentration.
    pub(super) fn fill_with_slopes(&self, buffers: &mut Buffers<F>, start: usize, blocks: [&mut [F]; 2]) {
        let Buffers { words, locs, tables } = buffers;
        tables.fill_with_slopes(self.samples(words, locs, start, blocks[0].len()), &self.kappas, start, blocks);
    }

    /// Returns the samples of a block.
    fn samples<'c>(
        &'c self,
        words: &'c mut SliceBuffers<F::Word>,
        locs: &'c mut Vec<F>,
        start: usize,
        len: usize,
    ) -> Samples<'c, F> {
        let words = match &self.words {
            PlanWords::Whole(words) => BlockWords::From(*words, start),
            PlanWords::Slice(slice) => BlockWords::Made(slice.block(start, len, words)),
        };
        let locs = match &self.locs {
            Reader::Single(loc) => Locations::One(*loc),
            several => Locations::Each(several.block(start, len, locs)),
        };
        Samples { words, locs }
    }
}
