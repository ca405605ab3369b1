//! Confidence intervals without a model: the spread of fits to resampled angles.

use super::builder::Fit;
use super::fitted::{PerParameter, arc};
use crate::circular::observations::angles::{Lane, Observations};
use crate::error::Result;
use crate::input::condition::{self, Condition};
use crate::key::into_key::IntoKey;
use crate::key::key::Key;
use crate::memory::alloc::reserved;
use crate::scalar::float::Float;
use crate::scalar::word::Word;
use crate::simd::level;
use crate::special::pivot::Pivot;
use fearless_simd::dispatch;
use ndarray::Dimension;
use rayon::prelude::*;
use std::f64::consts::PI;

/// Rounding must not take a rank away: 20 (1 - 0.9) is 1.9999999999999996.
const SLACK: f64 = 1e-9;

impl<F: Float> Fit<F> {
    /// Confidence intervals of the parameters by the nonparametric bootstrap: no distribution is assumed.
    ///
    /// n of the n angles are drawn with replacement and fitted like the angles themselves, `draws` times. For κ the
    /// interval runs between the k-th smallest and the k-th largest fit, k = ⌊(draws + 1)(1 − level)/2⌋ (the percentile
    /// interval, whose upper end is infinite if k of the draws consist of equal angles). For `loc` it is the arc
    /// [loc − h, loc + h] in radians, not wrapped, with h the ⌈(draws + 1) level⌉-th smallest distance along the circle
    /// between a fitted direction and `loc`. 999 or 1999 draws are usual.
    ///
    /// Draw b uses `key.fold_in(b)` and nothing else, and its angle i the angle ⌊w n / 2⁶⁴⌋ of x, w the i-th 64-bit
    /// word of the key: some angles are likelier than others by n/2⁶⁴. The intervals are the same for any number of
    /// threads.
    ///
    /// Weights must be whole numbers: an angle of weight 2 is drawn like two angles, and n is the total weight.
    ///
    /// # Errors
    /// As [`Fit::fit`]; [`Error::Value`](crate::Error::Value) if the level is not between 0 and 1, if `draws` are fewer
    /// than 2/(1 − level) − 1, so that k is 0, or if a weight is not a whole number (its index counts the angles in
    /// use); [`Error::TooLarge`](crate::Error::TooLarge) if memory cannot hold n angles or `draws` fits;
    /// [`Error::KeyBatch`](crate::Error::KeyBatch) for an array of keys.
    ///
    /// # Example
    /// ```
    /// use vonmises::{Key, VonMises, circular::Fit};
    /// let x = VonMises::<f64>::new(1.0, 4.0)?.draw(Key::new(3), 400)?;
    /// let interval = Fit::new().bootstrap(&x, Key::new(4), 999, 0.95)?;
    /// assert!(interval.loc.is_some_and(|[from, to]| from < 1.0 && 1.0 < to));
    /// assert!(interval.concentration.is_some_and(|[lower, upper]| lower < 4.0 && 4.0 < upper));
    /// # Ok::<(), vonmises::Error>(())
    /// ```
    ///
    /// # Accuracy
    /// The 95 % intervals of 4000 samples with κ = 2 held `loc` and κ in 94.4 % and 91.6 % of the cases for n = 50, in
    /// 92.3 % and 75.9 % for n = 10: they repeat the bias of κ.
    /// [`confidence_interval`](super::Fitted::confidence_interval) is for few angles that do follow the distribution.
    ///
    /// # References
    /// Fisher 1993, "Statistical Analysis of Circular Data", sections 4.4.4 and 8.3; Efron & Tibshirani 1993, "An
    /// Introduction to the Bootstrap", chapter 13.
    pub fn bootstrap<'a, D: Dimension>(
        &self,
        x: impl Into<Observations<'a, F, D>>,
        key: impl IntoKey,
        draws: u32,
        level: f64,
    ) -> Result<PerParameter<[F; 2]>> {
        self.check()?;
        condition::level().check(0, level)?;
        let (key, outside) = (key.into_key()?, (f64::from(draws) + 1.0) * (1.0 - level) + SLACK);
        Condition::new("draws", "at least 2/(1 - level) - 1", |_| outside >= 2.0).check(0, f64::from(draws))?;
        x.into().whole(|lane| {
            let fitted = self.fitted(lane)?;
            let (mut distances, mut kappas) = self.replicates(lane, key, draws)?;
            distances.sort_unstable_by(f64::total_cmp);
            kappas.sort_unstable_by(f64::total_cmp);
            let (last, outer, k) = (draws as usize, outside as usize, (outside / 2.0) as usize);
            let of_loc = || arc(fitted.loc(), distances[last.saturating_sub(outer)]);
            Ok(self.estimated(of_loc, || [kappas[k - 1], kappas[last - k]].map(F::from_f64)))
        })
    }

    /// How far the directions of the draws lie from that of the lane, and their concentrations.
    fn replicates(&self, lane: Lane<'_, F>, key: Key, draws: u32) -> Result<(Vec<f64>, Vec<f64>)> {
        let centre = self.estimate(self.sums(lane)).loc;
        let urn = Urn::new(lane)?;
        let (mut found, _) = reserved::<(f64, f64)>(&[draws as usize])?;
        let one = |angles: &mut Vec<F>, draw: u32| {
            urn.draw(key.fold_in(draw), angles);
            let estimate = self.estimate(self.sums(Lane { angles, weights: None }));
            (distance(centre, estimate.loc), estimate.kappa)
        };
        (0..draws).into_par_iter().map_init(Vec::new, one).collect_into_vec(&mut found);
        Ok(found.into_iter().unzip())
    }
}

/// Along the circle, in [0, π].
fn distance(from: Pivot, to: Pivot) -> f64 {
    (from.deviation(to.head) + to.rest).abs().min(PI)
}

/// Angles that are drawn with replacement.
struct Urn<'l, F> {
    angles: &'l [F],
    /// Where each angle's places end, if they do not have one each.
    ends: Option<Vec<u64>>,
    places: u64,
}

impl<'l, F: Float> Urn<'l, F> {
    fn new(lane: Lane<'l, F>) -> Result<Self> {
        let ends = lane.weights.map(ends).transpose()?;
        let places = ends.as_ref().map_or(lane.angles.len() as u64, |ends| ends.last().map_or(0, |&end| end));
        let urn = Self { angles: lane.angles, ends, places };
        reserved::<F>(&[usize::try_from(places).unwrap_or(usize::MAX)])?; // or resizing would abort
        Ok(urn)
    }

    /// As many angles as there are places, from the words of a key.
    fn draw(&self, key: Key, angles: &mut Vec<F>) {
        angles.resize(self.places as usize, F::zero());
        match &self.ends {
            None => dispatch!(level::current(), _simd => key.fill(0, angles, |block| self.angles[self.place(block)])),
            Some(ends) => key.fill(0, angles, |block| {
                let place = self.place(block) as u64;
                self.angles[ends.partition_point(|&end| end <= place)]
            }),
        }
    }

    /// ⌊word · places / 2⁶⁴⌋
    #[inline(always)]
    fn place(&self, block: [u32; 2]) -> usize {
        ((u128::from(u64::from_block(block)) * u128::from(self.places)) >> 64) as usize
    }
}

/// The running totals of whole weights.
fn ends<F: Float>(weights: &[F]) -> Result<Vec<u64>> {
    let whole = |weight: F| weight.fract() == F::zero() && weight.to_f64() <= 1.0 / f64::EPSILON;
    let condition = Condition::new("weights", "a whole number, at most 2^52, for a bootstrap", whole);
    condition.check_all(weights)?;
    let (mut ends, _) = reserved(&[weights.len()])?;
    ends.extend(weights.iter().scan(0_u64, |total, &weight| {
        *total = total.saturating_add(weight.to_f64() as u64);
        Some(*total)
    }));
    Ok(ends)
}
