//! Observations as samples: all of them, or a sample for each lane along an axis.

use crate::report::places;
use ndarray::{Array1, ArrayD, Ix1};
use vonmises::circular::{Observations, weighted};

/// Angles in radians, NaN where there is a gap, and weights of the same shape.
#[derive(Debug)]
pub(crate) struct Data {
    pub(crate) angles: ArrayD<f64>,
    pub(crate) weights: Option<ArrayD<f64>>,
    /// Whether the weights count, and angles are there as often as they say.
    pub(crate) repeated: bool,
}

/// Angles in radians without gaps, and their weights.
#[derive(Clone, Debug)]
pub(crate) struct Sample {
    pub(crate) angles: Array1<f64>,
    pub(crate) weights: Option<Array1<f64>>,
}

impl Data {
    /// All angles.
    pub(crate) fn whole(&self) -> Sample {
        self.sample(self.angles.iter(), self.weights.as_ref().map(|weights| weights.iter()))
    }

    /// The lanes along an axis in row-major order, and the shape that they lie in; `None` if there is no such axis.
    pub(crate) fn lanes(&self, axis: isize) -> Option<(Vec<Sample>, Vec<usize>)> {
        let axis = places::axis(axis, self.angles.ndim())?;
        let mut weights = self.weights.as_ref().map(|weights| weights.lanes(axis).into_iter());
        let lanes = self.angles.lanes(axis).into_iter().map(|lane| {
            let weights = weights.as_mut().and_then(Iterator::next);
            self.sample(lane.iter(), weights.as_ref().map(|weights| weights.iter()))
        });
        let mut shape = self.angles.shape().to_vec();
        shape.remove(axis.index());
        Some((lanes.collect(), shape))
    }

    fn sample<'a>(
        &self,
        angles: impl Iterator<Item = &'a f64> + Clone,
        weights: Option<impl Iterator<Item = &'a f64>>,
    ) -> Sample {
        let sample = Sample::new(angles, weights);
        if self.repeated { sample.repeated() } else { sample }
    }

    pub(crate) fn rank(&self) -> usize {
        self.angles.ndim()
    }
}

impl Sample {
    fn new<'a>(angles: impl Iterator<Item = &'a f64> + Clone, weights: Option<impl Iterator<Item = &'a f64>>) -> Self {
        let of_angles = |weights| angles.clone().zip(weights).filter(|(angle, _): &(&f64, _)| !angle.is_nan());
        let weights = weights.map(|weights| of_angles(weights).map(|(_, weight): (_, &f64)| *weight).collect());
        Self { angles: angles.filter(|angle| !angle.is_nan()).copied().collect(), weights }
    }

    /// Each angle as often as its weight says.
    fn repeated(self) -> Self {
        let Some(weights) = self.weights else { return self };
        let times = |(angle, weight): (&f64, &f64)| std::iter::repeat_n(*angle, *weight as usize);
        Self { angles: self.angles.iter().zip(&weights).flat_map(times).collect(), weights: None }
    }

    /// What the library takes statistics of.
    pub(crate) fn observations(&self) -> Observations<'_, f64, Ix1> {
        match &self.weights {
            None => (&self.angles).into(),
            Some(weights) => weighted(&self.angles, weights),
        }
    }
}
