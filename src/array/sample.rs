//! Sampling whole parameter arrays.

use crate::blocks::{BLOCK, build, build_with};
use crate::dist::sampler::{LANES, centre, fill, fill_each};
use crate::dist::{Table, VonMises, check};
use crate::error::{Error, Result};
use crate::float::Float;
use crate::key::{IntoKey, Key};
use crate::operand::Operand;
use crate::param::Param;
use crate::shape::{OutShape, broadcast, broadcasts_to};
use ndarray::{ArrayD, IxDyn};

/// A table pays from this many samples of one concentration.
const TABLE_PAYS: usize = 512;

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
    let loc = loc.normalized(centre)?;
    let (locs, kappas) = (loc.reader(&shape), concentration.reader(&shape));
    if let Some(kappa) = concentration.single().filter(|_| shape.iter().product::<usize>() >= TABLE_PAYS) {
        let table = Table::new(kappa.to_f64());
        return build_with(
            IxDyn(&shape),
            || [F::zero(); BLOCK],
            |buffer, start, block| fill(key, start, locs.block(start, &mut buffer[..block.len()]), &table, block),
        );
    }
    build_with(IxDyn(&shape), Scratch::default, |scratch, start, block| {
        let Scratch { loc, kappa, kept } = scratch;
        let (locs, kappas) =
            (locs.block(start, &mut loc[..block.len()]), kappas.block(start, &mut kappa[..block.len()]));
        fill_block(kept, key, start, locs, kappas, block);
    })
}

/// What a thread keeps from block to block.
struct Scratch<F> {
    loc: [F; BLOCK],
    kappa: [F; BLOCK],
    kept: Kept<F>,
}

impl<F: Float> Default for Scratch<F> {
    fn default() -> Self {
        Self { loc: [F::zero(); BLOCK], kappa: [F::zero(); BLOCK], kept: Kept::default() }
    }
}

/// The last table made, for the blocks that follow with the same concentration.
struct Kept<F>(Option<Table<F>>);

impl<F> Default for Kept<F> {
    fn default() -> Self {
        Self(None)
    }
}

impl<F: Float> Kept<F> {
    fn table(&mut self, kappa: f64) -> &Table<F> {
        if !self.has(kappa) {
            self.0 = None;
        }
        self.0.get_or_insert_with(|| Table::new(kappa))
    }

    fn has(&self, kappa: f64) -> bool {
        self.0.as_ref().is_some_and(|table| table.kappa() == kappa)
    }
}

/// Long runs of one concentration are drawn from its table, the others from a row for each sample: the same bytes.
fn fill_block<F: Float>(kept: &mut Kept<F>, key: Key, start: usize, locs: &[F], kappas: &[F], block: &mut [F]) {
    let (mut done, mut end) = (0, 0);
    let long_runs = kappas.chunks_exact(LANES).any(|chunk| chunk.iter().all(|&kappa| kappa == chunk[0]));
    let kappas_ = if long_runs { kappas } else { &[] };
    for run in kappas_.chunk_by(|a, b| a == b) {
        let (begin, kappa) = (end, run[0].to_f64());
        end += run.len();
        if run.len() >= TABLE_PAYS || (run.len() >= LANES && kept.has(kappa)) {
            fill_each(key, start + done, &locs[done..begin], &kappas[done..begin], &mut block[done..begin]);
            fill(key, start + begin, &locs[begin..end], kept.table(kappa), &mut block[begin..end]);
            done = end;
        }
    }
    fill_each(key, start + done, &locs[done..], &kappas[done..], &mut block[done..]);
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
        let (table, locs) = (self.table(), [centre(self.loc()); BLOCK]);
        build(IxDyn(&shape.resolve(&[])), |start, block| fill(key, start, &locs[..block.len()], table, block))
    }
}
