//! The array of a draw, made piece by piece.
//!
//! Feeds a sample's bytes.

use super::table_cache::TableCache;
use crate::error::{Error, Result};
use crate::input::operand::{Operand, Reader};
use crate::input::param::Param;
use crate::input::parameters::Parameters;
use crate::key::key::Key;
use crate::key::keys::{IntoKeys, Keys};
use crate::key::words::Words;
use crate::memory::alloc::checked_len;
use crate::memory::blocks::{BLOCK, build_several, build_with};
use crate::quantile::samples::{Locations, Samples};
use crate::scalar::float::Float;
use crate::shape::broadcast::check_output;
use crate::shape::out_shape::OutShape;
use crate::special::angle::{centre, is_centred};
use ndarray::{ArrayD, IxDyn};
use rayon::prelude::*;

/// The version of the samples: while it stays the same, every sample of every key stays the same, to the byte.
///
/// Changing any sample means a new number and a breaking change of the crate.
pub const STREAM_VERSION: u32 = 2;

/// The array that [`sample_von_mises`](crate::sample_von_mises) returns for the same arguments, but not drawn yet.
///
/// Any range of its elements can be drawn by itself, on any thread, process or machine and in any order, with the same
/// bytes as in the whole array. So the array may be larger than memory; [`npy::Writer`](crate::npy::Writer) writes it
/// to a file.
///
/// # Example
/// ```
/// use ndarray::array;
/// use vonmises::{Key, LazySamples, sample_von_mises};
/// let (key, locs) = (Key::new(42), array![0.0, 1.0, 2.0]);
/// let samples = LazySamples::new(key, &locs, 5.0, [1_000_000_000_000, 3])?; // 24 TB, were it drawn
/// let mut piece = [0.0; 3];
/// samples.fill(300, &mut piece)?; // row 100
/// let drawn = sample_von_mises(key, &locs, 5.0, [101, 3])?;
/// assert_eq!(drawn.as_slice().map(|all| &all[300..]), Some(&piece[..]));
/// # Ok::<(), vonmises::Error>(())
/// ```
#[derive(Debug)]
pub struct LazySamples<'a, F: Float> {
    keys: Keys<'a>,
    /// Reduced to [−PI, PI).
    loc: Operand<'a, F>,
    concentration: Operand<'a, F>,
    shape: Vec<usize>,
}

impl<'a, F: Float> LazySamples<'a, F> {
    /// Checks the arguments, which are those of [`sample_von_mises`](crate::sample_von_mises), without drawing.
    ///
    /// Parameters in row-major order are borrowed, if locations lie in [−PI, PI); others are copied.
    ///
    /// # Errors
    /// As for [`sample_von_mises`](crate::sample_von_mises), but [`Error::TooLarge`] only if the number of elements
    /// overflows or memory cannot hold the copy of a parameter.
    pub fn new(
        key: impl IntoKeys<'a>,
        loc: impl Param<'a, F>,
        concentration: impl Param<'a, F>,
        shape: impl OutShape,
    ) -> Result<Self> {
        let keys = Keys::new(key)?;
        let (Parameters { loc, concentration }, shape) = Parameters::new(loc, concentration, |common| {
            // A shape that is given need not be one that keys and parameters broadcast to by themselves.
            let shape = shape.resolve(keys.broadcast(common).as_deref().unwrap_or(common));
            check_output(common, &shape)?;
            keys.check_output(&shape)?;
            checked_len::<()>(&shape)?;
            Ok(shape)
        })?;
        Ok(Self { keys, loc: loc.normalize(is_centred, centre)?, concentration, shape })
    }

    /// Returns the samples of another key, a single one, with the same parameters and shape, which are neither checked
    /// nor copied again.
    ///
    /// # Example
    /// ```
    /// use vonmises::{Key, LazySamples};
    /// let samples = LazySamples::new(Key::new(42), 0.5, 2.0, [10])?;
    /// for key in Key::new(42).split(3) {
    ///     assert_eq!(samples.with_key(key).draw()?, LazySamples::new(key, 0.5, 2.0, [10])?.draw()?);
    /// }
    /// # Ok::<(), vonmises::Error>(())
    /// ```
    #[must_use]
    pub fn with_key(&self, key: Key) -> LazySamples<'_, F> {
        let (loc, concentration) = (self.loc.borrowed(), self.concentration.borrowed());
        LazySamples { keys: Keys::Single(key), loc, concentration, shape: self.shape.clone() }
    }

    /// Returns the shape of the whole array.
    #[must_use]
    pub fn shape(&self) -> &[usize] {
        &self.shape
    }

    /// Fills `out` with the elements from the row-major index `start` on, on the calling thread.
    ///
    /// # Errors
    /// [`Error::Range`] if the array ends before `out` is full.
    ///
    /// # Example
    /// ```
    /// use vonmises::{Error, Key, LazySamples};
    /// let samples = LazySamples::new(Key::new(42), 0.0_f32, 5.0, [10])?;
    /// let (mut all, mut last) = ([0.0; 10], [0.0; 3]);
    /// samples.fill(0, &mut all)?;
    /// samples.fill(7, &mut last)?;
    /// assert_eq!(all[7..], last);
    /// assert!(matches!(samples.fill(8, &mut last), Err(Error::Range { start: 8, count: 3, len: 10 })));
    /// # Ok::<(), vonmises::Error>(())
    /// ```
    pub fn fill(&self, start: usize, out: &mut [F]) -> Result<()> {
        self.check_range(start, out.len())?;
        self.fill_inside(start, out);
        Ok(())
    }

    fn check_range(&self, start: usize, count: usize) -> Result<()> {
        let len = self.shape.iter().product();
        if start > len || count > len - start {
            return Err(Error::Range { start, count, len });
        }
        Ok(())
    }

    /// Fills a range that is known to lie inside the array.
    pub(crate) fn fill_inside(&self, start: usize, out: &mut [F]) {
        let (plan, mut buffers) = (self.plan(), Buffers::default());
        for (start, block) in (start..).step_by(BLOCK).zip(out.chunks_mut(BLOCK)) {
            plan.fill(&mut buffers, start, block);
        }
    }

    /// Fills `samples` as [`fill`](Self::fill) does, and `slopes` with the derivative of each in its concentration.
    ///
    /// # Errors
    /// [`Error::Range`] if the array ends before `samples` is full; [`Error::Shapes`] if `slopes` has another length.
    ///
    /// # Example
    /// ```
    /// use vonmises::{Key, LazySamples};
    /// let lazy = LazySamples::new(Key::new(42), 0.5, 2.0, [1_000_000_000_000])?;
    /// let (mut samples, mut slopes) = ([0.0; 3], [0.0; 3]);
    /// lazy.fill_with_grad(7, &mut samples, &mut slopes)?;
    /// let drawn = vonmises::sample_with_grad(Key::new(42), 0.5, 2.0, [10])?;
    /// assert_eq!((drawn.0.as_slice(), drawn.1.as_slice()).0.map(|all| &all[7..]), Some(&samples[..]));
    /// assert_eq!(drawn.1.as_slice().map(|all| &all[7..]), Some(&slopes[..]));
    /// # Ok::<(), vonmises::Error>(())
    /// ```
    pub fn fill_with_grad(&self, start: usize, samples: &mut [F], slopes: &mut [F]) -> Result<()> {
        self.check_range(start, samples.len())?;
        if slopes.len() != samples.len() {
            return Err(Error::Shapes { left: vec![samples.len()], right: vec![slopes.len()] });
        }
        let (plan, mut buffers) = (self.plan(), Buffers::default());
        let blocks = samples.chunks_mut(BLOCK).zip(slopes.chunks_mut(BLOCK));
        for (start, (samples, slopes)) in (start..).step_by(BLOCK).zip(blocks) {
            plan.fill_with_slopes(&mut buffers, start, [samples, slopes]);
        }
        Ok(())
    }

    /// Draws the whole array, in parallel, like [`sample_von_mises`](crate::sample_von_mises).
    ///
    /// # Errors
    /// [`Error::TooLarge`] if memory cannot hold it.
    pub fn draw(&self) -> Result<ArrayD<F>> {
        let plan = self.plan();
        build_with(IxDyn(&self.shape), Buffers::default, |buffers, start, block| plan.fill(buffers, start, block))
    }

    /// Draws the whole array and the derivative of each sample in its concentration, like
    /// [`sample_with_grad`](crate::sample_with_grad).
    ///
    /// # Errors
    /// [`Error::TooLarge`] if memory cannot hold both arrays.
    ///
    /// # Example
    /// ```
    /// use vonmises::{Key, LazySamples, sample_with_grad};
    /// let samples = LazySamples::new(Key::new(1), 0.5, 2.0, [10])?;
    /// assert_eq!(samples.draw_with_grad()?, sample_with_grad(Key::new(1), 0.5, 2.0, [10])?);
    /// # Ok::<(), vonmises::Error>(())
    /// ```
    pub fn draw_with_grad(&self) -> Result<(ArrayD<F>, ArrayD<F>)> {
        let plan = self.plan();
        let [samples, slopes] = build_several(&self.shape, Buffers::default, |buffers, start, blocks| {
            plan.fill_with_slopes(buffers, start, blocks);
        })?;
        Ok((samples, slopes))
    }

    /// Returns a number that identifies the draw: the same on every machine, and different for different arguments.
    ///
    /// It covers the [version of the samples](crate::STREAM_VERSION), the width of the type, the key or keys, the shape, and
    /// the shape and elements of each parameter, with locations reduced to [−PI, PI). A parameter that is given once
    /// and one that is repeated for each element have different fingerprints, although the samples are the same. Two
    /// different draws share a fingerprint by chance with probability 2⁻⁶⁴; it does not protect against forgery.
    ///
    /// It is a chain of Threefry blocks: for each word, the next state is the block of that word, as a counter, with
    /// the state as the key. Elements enter as `f64`, in groups of 1024 with a chain of their own.
    ///
    /// # Example
    /// ```
    /// use vonmises::{Key, LazySamples};
    /// let fingerprint = |seed, kappa: f32| {
    ///     LazySamples::new(Key::new(seed), 0.0, kappa, [9]).map(|samples| samples.fingerprint())
    /// };
    /// assert_eq!(fingerprint(1, 2.0)?, fingerprint(1, 2.0)?);
    /// assert_ne!(fingerprint(1, 2.0)?, fingerprint(2, 2.0)?);
    /// assert_ne!(fingerprint(1, 2.0)?, fingerprint(1, 2.5)?);
    /// # Ok::<(), vonmises::Error>(())
    /// ```
    #[must_use]
    pub fn fingerprint(&self) -> u64 {
        let key = match (self.keys.shape(), self.keys.values()) {
            ([], [key]) => vec![key.to_word()],
            (shape, keys) => {
                let digest = Key::digest(rank_and_lengths(shape).chain(keys.iter().map(|key| key.to_word())));
                vec![u64::MAX, digest]
            }
        };
        let numbers = [u64::from(STREAM_VERSION), u64::from(F::WORD_BITS)].into_iter().chain(key);
        Key::digest(
            numbers
                .chain(rank_and_lengths(&self.shape))
                .chain(shape_and_digests(&self.loc))
                .chain(shape_and_digests(&self.concentration)),
        )
    }

    fn plan(&self) -> Plan<'_, F> {
        let shape = &self.shape;
        Plan { words: self.keys.words(shape), locs: self.loc.reader(shape), kappas: self.concentration.reader(shape) }
    }
}

/// What all blocks of a draw share.
struct Plan<'b, F> {
    words: Words<'b>,
    locs: Reader<'b, F>,
    kappas: Reader<'b, F>,
}

/// Buffers that a thread keeps from block to block.
struct Buffers<F: Float> {
    locs: Vec<F>,
    tables: TableCache<F>,
}

impl<F: Float> Default for Buffers<F> {
    fn default() -> Self {
        Self { locs: Vec::new(), tables: TableCache::default() }
    }
}

impl<F: Float> Plan<'_, F> {
    fn fill(&self, buffers: &mut Buffers<F>, start: usize, block: &mut [F]) {
        let task = self.samples(&mut buffers.locs, start, block.len());
        buffers.tables.fill(task, &self.kappas, start, block);
    }

    /// Fills the same block, and the derivatives of its samples in the concentration.
    fn fill_with_slopes(&self, buffers: &mut Buffers<F>, start: usize, blocks: [&mut [F]; 2]) {
        let task = self.samples(&mut buffers.locs, start, blocks[0].len());
        buffers.tables.fill_with_slopes(task, &self.kappas, start, blocks);
    }

    /// Returns the samples of a block.
    fn samples<'c>(&'c self, buffer: &'c mut Vec<F>, start: usize, len: usize) -> Samples<'c, F> {
        let locs = match &self.locs {
            Reader::Single(loc) => Locations::One(*loc),
            several => Locations::Each(several.block(start, len, buffer)),
        };
        Samples { words: self.words, start, locs }
    }
}

/// Yields the rank of a shape, then its lengths.
fn rank_and_lengths(shape: &[usize]) -> impl Iterator<Item = u64> {
    std::iter::once(shape.len()).chain(shape.iter().copied()).map(|n| n as u64)
}

/// Yields the shape of a parameter, then a digest of each group of its elements.
fn shape_and_digests<F: Float>(operand: &Operand<'_, F>) -> impl Iterator<Item = u64> {
    let digest = |block: &[F]| Key::digest(block.iter().map(|value| Float::to_f64(*value).to_bits()));
    // As many blocks at a time as keep threads busy: memory does not grow with the array.
    let digests = move |blocks: &[F]| blocks.par_chunks(BLOCK).map(digest).collect::<Vec<_>>();
    rank_and_lengths(operand.shape()).chain(operand.values().chunks(BLOCK * BLOCK).flat_map(digests))
}
