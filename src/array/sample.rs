//! Sampling whole parameter arrays.

use crate::blocks::{BLOCK, for_each_block};
use crate::dist::sampler::{centre, sample, sample_once, words};
use crate::dist::{Table, VonMises, check};
use crate::error::{Error, Result};
use crate::float::Float;
use crate::key::{IntoKey, Key};
use crate::operand::{Operand, Reader};
use crate::param::Param;
use crate::shape::{OutShape, broadcast, broadcasts_to, build, checked_len};
use ndarray::{ArrayD, IxDyn};
use std::collections::{HashMap, HashSet};

/// Up to this many different concentrations each keep a table for the whole call.
const MOST_TABLES: usize = 2048;
/// A table pays from this many samples of one concentration.
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
        tables: shared_tables(concentration.values(), checked_len::<F>(&shape)?),
    };
    build(IxDyn(&shape), |output| for_each_block(output, |start, block| job.fill(start, block)))
}

/// A table for each different concentration, by its bits, if there are few of them for so many samples; else none.
fn shared_tables<F: Float>(kappas: &[F], samples: usize) -> HashMap<u64, Table> {
    let most = MOST_TABLES.min(samples / TABLE_PAYS);
    let mut different = HashSet::new();
    for run in kappas.chunk_by(|a, b| a == b) {
        different.insert(run[0].to_f64().to_bits());
        if different.len() > most {
            return HashMap::new();
        }
    }
    different.into_iter().map(|bits| (bits, Table::new(f64::from_bits(bits)))).collect()
}

/// One call's inputs, as every block needs them.
struct Job<'b, F> {
    key: Key,
    loc: Reader<'b, F>,
    concentration: Reader<'b, F>,
    tables: HashMap<u64, Table>,
}

impl<F: Float> Job<'_, F> {
    fn fill(&self, start: usize, block: &mut [F]) {
        let mut buffer = [0; BLOCK];
        let words = words::<F>(self.key, start, &mut buffer[..block.len()]);
        let mut buffers = [[F::zero(); BLOCK]; 2];
        let [for_loc, for_kappa] = buffers.each_mut().map(|buffer| &mut buffer[..block.len()]);
        let locs = self.loc.block(start, for_loc);
        let kappas = self.concentration.block(start, for_kappa);
        let mut done = 0;
        for run in kappas.chunk_by(|a, b| a == b) {
            let range = done..done + run.len();
            done = range.end;
            self.fill_run(run[0].to_f64(), &words[range.clone()], &locs[range.clone()], &mut block[range]);
        }
    }

    /// Samples of one concentration.
    fn fill_run(&self, kappa: f64, words: &[u64], locs: &[F], block: &mut [F]) {
        if let Some(table) = self.tables.get(&kappa.to_bits()) {
            fill_from_table(words, locs, table, block);
        } else if block.len() >= TABLE_PAYS {
            fill_from_table(words, locs, &Table::new(kappa), block);
        } else {
            for ((slot, &word), &loc) in block.iter_mut().zip(words).zip(locs) {
                *slot = sample_once(word, centre(loc), kappa);
            }
        }
    }
}

fn fill_from_table<F: Float>(words: &[u64], locs: &[F], table: &Table, block: &mut [F]) {
    for ((slot, &word), &loc) in block.iter_mut().zip(words).zip(locs) {
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
        let fill = |start: usize, block: &mut [F]| {
            let mut buffer = [0; BLOCK];
            let words = words::<F>(key, start, &mut buffer[..block.len()]);
            fill_from_table(words, &locs[..block.len()], table, block);
        };
        build(IxDyn(&shape.resolve(&[])), |output| for_each_block(output, fill))
    }
}
