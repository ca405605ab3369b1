//! Sampling whole parameter arrays.

use crate::blocks::{BLOCK, for_each_block};
use crate::dist::sampler::{centre, sample, sample_once, word};
use crate::dist::{Table, VonMises, check};
use crate::error::{Error, Result};
use crate::float::Float;
use crate::key::{IntoKey, Key};
use crate::operand::{Operand, Reader};
use crate::param::Param;
use crate::shape::{OutShape, broadcast, broadcasts_to, build};
use ndarray::{ArrayD, IxDyn};

/// Up to this many concentrations each keep a table for the whole call.
const SHARED_TABLES: usize = 256;
/// A table pays from this many samples of one concentration in a row.
const TABLE_PAYS: usize = 4;

/// Draws von Mises samples in [−PI, PI) for broadcast parameters, in parallel.
///
/// ```text
/// sample[i] = wrap(loc[i] + Q(u_i; concentration[i]))     u_i = (bits(key)[i] + 1/2) / 2^W
/// ```
///
/// with Q the quantile function of the centred law and W = 64 for `f64`, 32 for `f32`. Element i depends on the key, i,
/// its own parameters and the type alone, to the byte: not on the shape, the number of threads, or whether a parameter
/// was given once or spelled out.
///
/// `shape` is the full output shape, as in `jax.random`: the broadcast of the parameters must itself broadcast to it, and
/// `None` is that broadcast. `loc` is in radians, any finite number; `concentration` is any finite number at least 0,
/// where 0 is the uniform law.
///
/// # Errors
/// [`Error::Value`] with the flat index in its own array of a `loc` that is not finite or a `concentration` that is not
/// finite and at least 0; [`Error::Broadcast`] and [`Error::OutputShape`] with both shapes; [`Error::TooLarge`] if memory
/// cannot hold the shape; [`Error::KeyBatch`] for an array of keys.
///
/// # Example
/// ```
/// use ndarray::array;
/// use vonmises::{Key, sample_von_mises};
/// let draws = sample_von_mises(Key::new(42), &array![0.0, 1.0, 2.0], &array![[1.0], [2.0]], [1000, 2, 3])?;
/// assert_eq!(draws.shape(), [1000, 2, 3]);
/// let single: ndarray::ArrayD<f32> = sample_von_mises(Key::new(42), 0.0, 5.0, None)?;
/// assert_eq!(single.ndim(), 0);
/// # Ok::<(), vonmises::Error>(())
/// ```
///
/// # Accuracy
/// The centred quantile is within 4e-15 · max(|Q|, 1/√(1 + κ)) of the exact one in `f64` (and rounded once in `f32`); the
/// sum with `loc` and the wrap add at most one ulp of π.
///
/// # References
/// The inverse-transform method with a table of the quantile, as in Derflinger, Hörmann & Leydold 2010, "Random variate
/// generation by numerical inversion when only the density is known" (ACM TOMACS 20).
pub fn sample_von_mises<'a, F: Float>(
    key: impl IntoKey,
    loc: impl Param<'a, F>,
    concentration: impl Param<'a, F>,
    shape: impl OutShape,
) -> Result<ArrayD<F>> {
    let key = key.into_key()?;
    let loc = Operand::new(loc, |index, value| check::angle("loc", index, value))?;
    let concentration = Operand::new(concentration, check::concentration)?;
    let parameters = broadcast(loc.shape(), concentration.shape())?;
    let shape = shape.resolve(&parameters);
    if !broadcasts_to(&parameters, &shape) {
        return Err(Error::OutputShape { parameters, requested: shape });
    }
    let job = Job {
        key,
        loc: loc.reader(&shape),
        concentration: concentration.reader(&shape),
        kappas: concentration.values(),
        tables: shared_tables(concentration.values()),
    };
    build(IxDyn(&shape), |output| for_each_block(output, |start, block| job.fill(start, block)))
}

fn shared_tables<F: Float>(kappas: &[F]) -> Vec<Table> {
    if kappas.len() > SHARED_TABLES {
        return Vec::new();
    }
    kappas.iter().map(|&kappa| Table::new(kappa.to_f64())).collect()
}

/// One call's inputs, as every block needs them.
struct Job<'b, F> {
    key: Key,
    loc: Reader<'b, F>,
    concentration: Reader<'b, F>,
    kappas: &'b [F],
    /// A table for each concentration, or none at all.
    tables: Vec<Table>,
}

impl<F: Float> Job<'_, F> {
    fn fill(&self, start: usize, block: &mut [F]) {
        let mut positions = [0; BLOCK];
        let positions = &mut positions[..block.len()];
        self.concentration.positions(start, positions);
        let mut locs = [F::zero(); BLOCK];
        let locs = self.loc.block(start, &mut locs[..block.len()]);
        let mut done = 0;
        for run in positions.chunk_by(|&a, &b| self.kappas[a] == self.kappas[b]) {
            let range = done..done + run.len();
            done = range.end;
            self.fill_run(run[0], start + range.start, &locs[range.clone()], &mut block[range]);
        }
    }

    /// Samples of one concentration, the first of them at flat index `start`.
    fn fill_run(&self, position: usize, start: usize, locs: &[F], block: &mut [F]) {
        let kappa = self.kappas[position].to_f64();
        if let Some(table) = self.tables.get(position) {
            fill_from_table(self.key, start, locs, table, block);
        } else if block.len() >= TABLE_PAYS {
            fill_from_table(self.key, start, locs, &Table::new(kappa), block);
        } else {
            for (i, (slot, &loc)) in block.iter_mut().zip(locs).enumerate() {
                *slot = sample_once(word::<F>(self.key, (start + i) as u64), centre(loc), kappa);
            }
        }
    }
}

fn fill_from_table<F: Float>(key: Key, start: usize, locs: &[F], table: &Table, block: &mut [F]) {
    let mut words = [0; BLOCK];
    let words = &mut words[..block.len()];
    for (index, word_slot) in (start as u64..).zip(words.iter_mut()) {
        *word_slot = word::<F>(key, index);
    }
    for ((slot, &word), &loc) in block.iter_mut().zip(words.iter()).zip(locs) {
        *slot = sample(word, centre(loc), table);
    }
}

impl<F: Float> VonMises<F> {
    /// Draws an array of samples, the same as [`sample_von_mises`] with these parameters and the same key.
    ///
    /// The tables are made at the first draw and kept, so that later draws only read them.
    ///
    /// # Errors
    /// [`Error::TooLarge`] if memory cannot hold the shape; [`Error::KeyBatch`] for an array of keys.
    ///
    /// # Example
    /// ```
    /// use vonmises::{Key, VonMises, sample_von_mises};
    /// let prepared = VonMises::new(0.0, 5.0)?;
    /// assert_eq!(prepared.draw(Key::new(42), [100])?, sample_von_mises(Key::new(42), 0.0, 5.0, [100])?);
    /// # Ok::<(), vonmises::Error>(())
    /// ```
    pub fn draw(&self, key: impl IntoKey, shape: impl OutShape) -> Result<ArrayD<F>> {
        let key = key.into_key()?;
        let (table, locs) = (self.table(), [self.loc(); BLOCK]);
        let fill = |start: usize, block: &mut [F]| fill_from_table(key, start, &locs[..block.len()], table, block);
        build(IxDyn(&shape.resolve(&[])), |output| for_each_block(output, fill))
    }
}
