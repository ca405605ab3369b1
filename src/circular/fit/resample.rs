//! Draws from angles with replacement, and their sums.

use super::multinomial::Multinomial;
use super::parameters::Known;
use crate::circular::observations::lane::Lane;
use crate::circular::sums::{GUESSED_FROM, Sample, Sums, guessed_from};
use crate::circular::totals::PIECE;
use crate::error::Result;
use crate::input::condition::Condition;
use crate::key::key::Key;
use crate::memory::alloc::reserved;
use crate::scalar::float::Float;
use crate::scalar::word::Word;
use crate::simd::level;
use crate::special::pivot::Pivot;
use fearless_simd::dispatch;

/// The largest number of angles that are drawn one by one for a resample: at some 10 ns each, about a minute.
const MOST: u64 = 1 << 32;

/// The angles of a lane as they are resampled, an angle of weight k standing for k angles.
pub(crate) enum Repeated<'l, F> {
    /// At most [`MOST`], or as many as there are: they are drawn one by one.
    Few(Resampler<'l, F>),
    /// More, of which only the number of times that each is drawn is.
    Many(Multinomial),
}

impl<'l, F: Float> Repeated<'l, F> {
    /// Checks that the weights are whole numbers.
    pub(crate) fn new(lane: Lane<'l, F>) -> Result<Self> {
        let totals = lane.weights.map(running_totals).transpose()?;
        let count = totals.as_ref().map_or(lane.angles.len() as u64, |totals| totals.last().map_or(0, |&total| total));
        match lane.weights {
            Some(weights) if count > MOST => Ok(Self::Many(Multinomial::new(count, weights)?)),
            _ => Ok(Self::Few(Resampler { angles: lane.angles, totals, count })),
        }
    }
}

/// The angles of a lane, an angle of weight k standing for k angles.
pub(crate) struct Resampler<'l, F> {
    angles: &'l [F],
    /// The running totals of the weights, if there are weights.
    totals: Option<Vec<u64>>,
    /// The number of angles, or the total weight.
    count: u64,
}

/// One resample, which is drawn piece by piece: it takes the memory of a piece, however large the weights are.
pub(crate) struct Resample<'r, F> {
    resampler: &'r Resampler<'r, F>,
    key: Key,
    /// The piece that was drawn last.
    piece: Vec<F>,
    /// Its number.
    drawn: Option<u64>,
}

impl<F: Float> Resampler<'_, F> {
    /// Returns a resample with a buffer, which draws nothing yet.
    pub(crate) fn resample(&self) -> Resample<'_, F> {
        Resample { resampler: self, key: Key::new(0), piece: Vec::new(), drawn: None }
    }

    /// Fills `angles` with the draws from number `start` on, one for each 64-bit word of the key.
    fn draw(&self, key: Key, start: u64, angles: &mut [F]) {
        match &self.totals {
            None => {
                dispatch!(level::current(), _simd => key.fill(start, angles, |block| self.angles[self.index(block)]));
            }
            Some(totals) => key.fill(start, angles, |block| {
                let index = self.index(block) as u64;
                self.angles[totals.partition_point(|&total| total <= index)]
            }),
        }
    }

    /// Returns ⌊word · count / 2⁶⁴⌋.
    #[inline(always)]
    fn index(&self, block: [u32; 2]) -> usize {
        ((u128::from(u64::from_block(block)) * u128::from(self.count)) >> 64) as usize
    }
}

impl<F: Float> Resample<'_, F> {
    /// Draws as many angles as there are, with this key, and returns their sums about the known direction or the mean:
    /// those of the angles in one lane, to the byte.
    pub(crate) fn sums(&mut self, key: Key, known: &Known<F>) -> Sums {
        (self.key, self.drawn) = (key, None);
        if let Some(loc) = known.loc {
            return self.sums_about(Pivot::new(loc.to_f64()));
        }
        let pivot = Pivot::from_angle(self.angle(0));
        let mut sample = Sample { angles: [pivot.head; GUESSED_FROM], weights: [0.0; GUESSED_FROM] };
        for (slot, index) in guessed_from(self.resampler.count).enumerate() {
            (sample.angles[slot], sample.weights[slot]) = (self.angle(index), 1.0);
        }
        let start = sample.guess(pivot, 0.0);
        self.sums_about(start).refined(|pivot| self.sums_about(pivot))
    }

    /// Returns the angle with that index.
    fn angle(&self, index: u64) -> f64 {
        let mut angle = [F::zero()];
        self.resampler.draw(self.key, index, &mut angle);
        angle[0].to_f64()
    }

    fn sums_about(&mut self, pivot: Pivot) -> Sums {
        let mut sums = Sums::empty(pivot);
        (0..self.resampler.count.div_ceil(PIECE as u64)).for_each(|number| sums.add_piece(self.piece(number)));
        sums
    }

    /// Draws the piece with that number, unless it was the last one drawn.
    fn piece(&mut self, number: u64) -> Lane<'_, F> {
        if self.drawn != Some(number) {
            let start = number * PIECE as u64;
            self.piece.resize((self.resampler.count - start).min(PIECE as u64) as usize, F::zero());
            self.resampler.draw(self.key, start, &mut self.piece);
            self.drawn = Some(number);
        }
        Lane { angles: &self.piece, weights: None, rounding: None }
    }
}

/// Returns the running totals of weights that are whole numbers, at most 2⁵² together.
fn running_totals(weights: &[f64]) -> Result<Vec<u64>> {
    let fits = |weight: f64| weight <= 1.0 / f64::EPSILON;
    let is_whole = |weight: f64| weight.fract() == 0.0 && fits(weight);
    let condition = Condition::new("weights", "a whole number, at most 2^52, for a bootstrap", is_whole);
    condition.check_all(&[weights.len()], weights)?;
    let (mut totals, _) = reserved(&[weights.len()])?;
    totals.extend(weights.iter().scan(0_u64, |total, &weight| {
        *total = total.saturating_add(weight as u64);
        Some(*total)
    }));
    let total = totals.last().map_or(0.0, |&total| total as f64);
    Condition::new("weights", "at most 2^52 together, for a bootstrap", fits).check(total)?;
    Ok(totals)
}
