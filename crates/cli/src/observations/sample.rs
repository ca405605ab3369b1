//! Observations as samples: all angles together, or one sample for each lane along an axis.

use ndarray::{Array1, ArrayD, Ix1};
use vonmises::circular::{Observations, weighted};
use vonmises::shape::normalize_axis;

/// Angles in radians, NaN for a gap, and weights of the same shape.
#[derive(Debug)]
pub(crate) struct Data {
    pub(crate) angles: ArrayD<f64>,
    pub(crate) weights: Option<ArrayD<f64>>,
    /// Whether the weights are counts, so that each angle is repeated.
    pub(crate) repeated: bool,
    /// What the user may have meant otherwise.
    pub(crate) remarks: Vec<String>,
}

/// Angles in radians without gaps, and their weights.
#[derive(Clone, Debug)]
pub(crate) struct Sample {
    pub(crate) angles: Array1<f64>,
    pub(crate) weights: Option<Array1<f64>>,
}

impl Data {
    /// Returns all angles as one sample.
    pub(crate) fn whole(&self) -> Sample {
        self.sample(self.angles.iter(), self.weights.as_ref().map(|weights| weights.iter()))
    }

    /// Returns the lanes along an axis, in row-major order, and the shape of their array.
    pub(crate) fn lanes(&self, axis: isize) -> vonmises::Result<(Vec<Sample>, Vec<usize>)> {
        let axis = normalize_axis(axis, self.angles.ndim())?;
        let mut weights = self.weights.as_ref().map(|weights| weights.lanes(axis).into_iter());
        let lanes = self.angles.lanes(axis).into_iter().map(|lane| {
            let weights = weights.as_mut().and_then(Iterator::next);
            self.sample(lane.iter(), weights.as_ref().map(|weights| weights.iter()))
        });
        let mut shape = self.angles.shape().to_vec();
        shape.remove(axis.index());
        Ok((lanes.collect(), shape))
    }

    fn sample<'a>(
        &self,
        angles: impl Iterator<Item = &'a f64> + Clone,
        weights: Option<impl Iterator<Item = &'a f64>>,
    ) -> Sample {
        let sample = Sample::new(angles, weights);
        if self.repeated { sample.repeated() } else { sample }
    }
}

impl Sample {
    /// Leaves out gaps and their weights.
    fn new<'a>(angles: impl Iterator<Item = &'a f64> + Clone, weights: Option<impl Iterator<Item = &'a f64>>) -> Self {
        let without_gaps = |weights| angles.clone().zip(weights).filter(|(angle, _): &(&f64, _)| !angle.is_nan());
        let weights = weights.map(|weights| without_gaps(weights).map(|(_, weight): (_, &f64)| *weight).collect());
        Self { angles: angles.filter(|angle| !angle.is_nan()).copied().collect(), weights }
    }

    /// Repeats each angle as many times as its weight says.
    fn repeated(self) -> Self {
        let Some(weights) = self.weights else { return self };
        let repeat = |(angle, weight): (&f64, &f64)| std::iter::repeat_n(*angle, *weight as usize);
        Self { angles: self.angles.iter().zip(&weights).flat_map(repeat).collect(), weights: None }
    }

    /// Returns the number of angles, or their total weight.
    pub(crate) fn total_weight(&self) -> f64 {
        self.weights.as_ref().map_or(self.angles.len() as f64, |weights| weights.sum())
    }

    /// Returns the observations that the library computes statistics of.
    pub(crate) fn observations(&self) -> Observations<'_, f64, Ix1> {
        match &self.weights {
            None => (&self.angles).into(),
            Some(weights) => weighted(&self.angles, weights),
        }
    }
}
