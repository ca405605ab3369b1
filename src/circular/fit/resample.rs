//! Draws from angles with replacement.

use crate::circular::observations::lane::Lane;
use crate::error::Result;
use crate::input::condition::Condition;
use crate::key::key::Key;
use crate::memory::alloc::reserved;
use crate::scalar::float::Float;
use crate::scalar::word::Word;
use crate::simd::level;
use fearless_simd::dispatch;

/// The angles of a lane, an angle of weight k standing for k angles.
pub(crate) struct Resampler<'l, F> {
    angles: &'l [F],
    /// The running totals of the weights, if there are weights.
    totals: Option<Vec<u64>>,
    /// The number of angles, or the total weight.
    count: u64,
}

impl<'l, F: Float> Resampler<'l, F> {
    /// Checks that the weights are whole numbers, and that memory can hold as many angles as they stand for.
    pub(crate) fn new(lane: Lane<'l, F>) -> Result<Self> {
        let totals = lane.weights.map(running_totals).transpose()?;
        let count = totals.as_ref().map_or(lane.angles.len() as u64, |totals| totals.last().map_or(0, |&total| total));
        reserved::<F>(&[usize::try_from(count).unwrap_or(usize::MAX)])?; // or the resize in `draw` would abort
        Ok(Self { angles: lane.angles, totals, count })
    }

    /// Fills `angles` with as many draws as there are angles, one for each 64-bit word of the key.
    pub(crate) fn draw(&self, key: Key, angles: &mut Vec<F>) {
        angles.resize(self.count as usize, F::zero());
        match &self.totals {
            None => dispatch!(level::current(), _simd => key.fill(0, angles, |block| self.angles[self.index(block)])),
            Some(totals) => key.fill(0, angles, |block| {
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

/// Returns the running totals of weights that are whole numbers.
fn running_totals(weights: &[f64]) -> Result<Vec<u64>> {
    let is_whole = |weight: f64| weight.fract() == 0.0 && weight <= 1.0 / f64::EPSILON;
    let condition = Condition::new("weights", "a whole number, at most 2^52, for a bootstrap", is_whole);
    condition.check_all(&[weights.len()], weights)?;
    let (mut totals, _) = reserved(&[weights.len()])?;
    totals.extend(weights.iter().scan(0_u64, |total, &weight| {
        *total = total.saturating_add(weight as u64);
        Some(*total)
    }));
    Ok(totals)
}
