//! Confidence intervals without a model, from fits to resampled angles.

use super::builder::Fit;
use super::estimate::{PointEstimate, sums};
use super::grouped::Grouped;
use super::multinomial::Multinomial;
use super::parameters::PerParameter;
use super::resample::{Repeated, Resample, Resampler};
use crate::circular::observations::angles::Observations;
use crate::circular::observations::lane::Lane;
use crate::circular::observations::rounding::Rounding;
use crate::error::Result;
use crate::input::condition::{self, Condition};
use crate::key::into_key::IntoKey;
use crate::key::key::Key;
use crate::memory::alloc::listed_in_parallel;
use crate::scalar::float::Float;
use crate::special::pivot::Pivot;
use ndarray::Dimension;
use rayon::prelude::*;
use std::f64::consts::PI;

/// Keeps rounding from lowering a rank: 20 (1 − 0.9) is 1.9999999999999996.
const SLACK: f64 = 1e-9;

/// The fit of one draw.
struct Replicate {
    /// The distance along the circle of its direction from that of all angles.
    distance: f64,
    kappa: f64,
}

impl<F: Float> Fit<F> {
    /// Computes confidence intervals by the nonparametric bootstrap, which assumes no distribution.
    ///
    /// Draws n of the n angles with replacement and fits them with the same options, `draws` times. 999 or 1999 draws
    /// are usual. The result has an interval for each parameter that is estimated:
    ///
    /// - κ: from the k-th smallest to the k-th largest fit, where k = ⌊(draws + 1)(1 − level)/2⌋ (the percentile
    ///   interval). The upper end is infinite if k of the draws consist of equal angles.
    /// - `loc`: the arc [loc − h, loc + h] in radians, not wrapped, where h is the ⌈(draws + 1) level⌉-th smallest
    ///   distance along the circle between a fitted direction and `loc`.
    ///
    /// Draw b uses the key `key.fold_in(b)`. Its angle i is the angle of x with index ⌊w n / 2⁶⁴⌋, where w is the i-th
    /// 64-bit word of that key; the probabilities of the angles differ by a relative n/2⁶⁴ at most. The intervals are
    /// the same for any number of threads.
    ///
    /// Weights must be whole numbers: an angle of weight 2 is drawn like two angles, and n is the total weight. Memory
    /// is taken for the angles as given, not for their repetitions. Time is that of n words a draw, up to n = 2³². A
    /// draw from more, for which words would take minutes, is one of the number of times that each angle is drawn, by
    /// binomial numbers from the words of its key; so is one of [`rounded`](crate::circular::rounded) angles, of the
    /// numbers in their classes.
    ///
    /// # Errors
    /// As [`Fit::fit`]; [`Error::Value`](crate::Error::Value) if `level` is not strictly between 0 and 1, if `draws` is
    /// less than 2/(1 − level) − 1, so that k would be 0, or if a weight is not a whole number (its index counts the
    /// angles that are not missing) or n exceeds 2⁵²; [`Error::TooLarge`](crate::Error::TooLarge) if memory cannot hold
    /// `draws` fits; [`Error::KeyBatch`](crate::Error::KeyBatch) for an array of keys.
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
    /// For 4000 samples with κ = 2 the 95 % intervals contained `loc` in 94.4 % and κ in 91.6 % of the cases for
    /// n = 50, and in 92.3 % and 75.9 % for n = 10, because they share the bias of κ. For few angles that follow a von
    /// Mises distribution, use [`Fitted::confidence_interval`](crate::circular::Fitted::confidence_interval).
    ///
    /// # References
    /// Fisher 1993, "Statistical Analysis of Circular Data", sections 4.4.4 and 8.3; Efron & Tibshirani 1993, "An
    /// Introduction to the Bootstrap", chapter 13.
    #[doc(alias("vm.bootstrap.ci", "mle.vonmises.bootstrap.ci"))]
    pub fn bootstrap<'a, D: Dimension>(
        &self,
        x: impl Into<Observations<'a, F, D>>,
        key: impl IntoKey,
        draws: u32,
        level: f64,
    ) -> Result<PerParameter<[F; 2]>> {
        self.known.check()?;
        condition::level().check(level)?;
        let (key, outside) = (key.into_key()?, (f64::from(draws) + 1.0) * (1.0 - level) + SLACK);
        Condition::new("draws", "at least 2/(1 - level) - 1", |_| outside >= 2.0).check(f64::from(draws))?;
        x.into().reduce(|lane| {
            let fitted = self.fit_lane(lane)?;
            let mut fits = match lane.rounding {
                Some(rounding) => self.fit_grouped_replicates(lane, rounding, key, draws)?,
                None => match Repeated::new(lane)? {
                    Repeated::Few(resampler) => self.fit_replicates(lane, &resampler, key, draws)?,
                    Repeated::Many(numbers) => self.fit_counted_replicates(lane, &numbers, key, draws)?,
                },
            };
            let (last, outer, k) = (draws as usize, outside as usize, (outside / 2.0) as usize);
            fits.sort_unstable_by(|a, b| f64::total_cmp(&a.distance, &b.distance));
            let half = fits[last.saturating_sub(outer)].distance;
            fits.sort_unstable_by(|a, b| f64::total_cmp(&a.kappa, &b.kappa));
            let concentration = || [&fits[k - 1], &fits[last - k]].map(|fit| F::from_f64(fit.kappa));
            Ok(self.known.for_estimated(|| fitted.arc(half), concentration))
        })
    }

    /// Fits each draw.
    fn fit_replicates(
        &self,
        lane: Lane<'_, F>,
        resampler: &Resampler<'_, F>,
        key: Key,
        draws: u32,
    ) -> Result<Vec<Replicate>> {
        let estimate = |sums| PointEstimate::from_sums(sums, &self.known, self.bias);
        let centre = estimate(sums(lane, &self.known)).loc;
        let fit = |resample: &mut Resample<'_, F>, draw: u32| {
            let fitted = estimate(resample.sums(key.fold_in(draw), &self.known));
            Replicate { distance: distance(centre, fitted.loc), kappa: fitted.kappa }
        };
        listed_in_parallel((0..draws).into_par_iter().map_init(|| resampler.resample(), fit))
    }

    /// Fits each draw of numbers of the angles.
    fn fit_counted_replicates(
        &self,
        lane: Lane<'_, F>,
        numbers: &Multinomial,
        key: Key,
        draws: u32,
    ) -> Result<Vec<Replicate>> {
        let estimate = |lane: Lane<'_, F>| PointEstimate::from_sums(sums(lane, &self.known), &self.known, self.bias);
        let centre = estimate(lane).loc;
        let fit = |draw: u32| {
            let drawn = numbers.draw(key.fold_in(draw))?;
            let fitted = estimate(Lane { weights: Some(&drawn), ..lane });
            Ok(Replicate { distance: distance(centre, fitted.loc), kappa: fitted.kappa })
        };
        listed_in_parallel((0..draws).into_par_iter().map(fit))?.into_iter().collect()
    }

    /// Fits each draw of rounded angles, which is one of counts of their classes.
    fn fit_grouped_replicates(
        &self,
        lane: Lane<'_, F>,
        rounding: Rounding,
        key: Key,
        draws: u32,
    ) -> Result<Vec<Replicate>> {
        let counts = lane.class_counts(rounding)?;
        let centre = Grouped::new(rounding, &counts)?.estimate(&self.known, self.bias).loc;
        let resampled = Multinomial::new(counts.iter().sum::<f64>() as u64, &counts)?;
        let fit = |draw: u32| {
            let fitted = Grouped::new(rounding, &resampled.draw(key.fold_in(draw))?)?.estimate(&self.known, self.bias);
            Ok(Replicate { distance: distance(centre, fitted.loc), kappa: fitted.kappa })
        };
        listed_in_parallel((0..draws).into_par_iter().map(fit))?.into_iter().collect()
    }
}

/// Returns the distance along the circle, in [0, π].
fn distance(from: Pivot, to: Pivot) -> f64 {
    (from.deviation(to.head) + to.rest).abs().min(PI)
}
