//! Observations as samples: all angles together, or one sample for each group or for each lane along an axis.

use super::labels::Labels;
use super::rounding::Grid;
use crate::memory::list::{check, collected};
use ndarray::{Array1, ArrayD, Ix1};
use serde::Serialize;
use vonmises::circular::{Observations, rounded, weighted};
use vonmises::shape::normalize_axis;
use vonmises::{Error, Result};

/// Angles in radians, NaN for a gap, and weights of the same shape.
#[derive(Debug)]
pub(crate) struct Data {
    pub(crate) angles: ArrayD<f64>,
    pub(crate) weights: Option<ArrayD<f64>>,
    /// A label for each angle, in row-major order.
    pub(super) labels: Option<Labels>,
    /// The name of their column in a table, if the first line has it, and all files have the same.
    pub(crate) column: Option<String>,
    /// A second quantity of each angle, NaN for a gap.
    pub(super) quantity: Option<ArrayD<f64>>,
    /// Numbers of rows, if `--where` chose some.
    pub(crate) rows: Option<Rows>,
    /// Whether the weights are counts, so that each angle is repeated.
    pub(crate) repeated: bool,
    /// How the angles were rounded, if that is known.
    pub(crate) grid: Option<Grid>,
    /// What the user may have meant otherwise.
    pub(crate) remarks: Vec<String>,
}

/// Numbers of the rows that `--where` chose and of all rows.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub(crate) struct Rows {
    pub(crate) chosen: usize,
    pub(crate) all: usize,
}

/// Angles in radians without gaps, and their weights.
#[derive(Clone, Debug)]
pub(crate) struct Sample {
    pub(crate) angles: Array1<f64>,
    pub(crate) weights: Option<Array1<f64>>,
    /// Number of gaps.
    pub(crate) missing: usize,
    /// A second quantity of each angle, and then of each gap; NaN for a gap of its own.
    pub(crate) quantity: Option<Array1<f64>>,
    /// How the angles were rounded, if that is known.
    pub(crate) grid: Option<Grid>,
}

/// The sample of the rows with one label.
#[derive(Clone, Debug)]
pub(crate) struct Group {
    pub(crate) label: String,
    pub(crate) sample: Sample,
}

/// What a part takes beside its angles: its sample, label and results.
type Part = [u8; 4096];

/// Refuses more parts than memory can hold: most of what each takes is too small to be checked.
fn check_parts(parts: usize, angles: usize) -> Result<()> {
    let of_angles = angles / (size_of::<Part>() / size_of::<[f64; 2]>());
    check::<Part>(parts.saturating_add(of_angles)).map_err(|_| Error::TooLarge { shape: vec![parts] })
}

impl Data {
    /// Returns all angles as one sample.
    pub(crate) fn whole(&self) -> Result<Sample> {
        let quantity = self.quantities()?;
        self.sample(self.angles.iter(), self.weights.as_ref().map(|weights| weights.iter()), quantity)
    }

    /// Returns a sample for each label, in order of first appearance; nothing unless labels were asked for.
    pub(crate) fn groups(&self) -> Result<Option<Vec<Group>>> {
        let Some(labels) = &self.labels else { return Ok(None) };
        let angles = collected(self.angles.len(), &self.angles)?;
        let weights = self.weights.as_ref().map(|weights| collected(weights.len(), weights)).transpose()?;
        let quantities = self.quantities()?;
        let groups = labels.groups()?;
        check_parts(groups.len(), self.angles.len())?;
        let group = |(label, rows): (&str, Vec<usize>)| {
            let quantity =
                quantities.as_ref().map(|quantities| collected(rows.len(), rows.iter().map(|&row| quantities[row])));
            let weights = weights.as_ref().map(|weights| rows.iter().map(|&row| weights[row]));
            let sample = self.sample(rows.iter().map(|&row| angles[row]), weights, quantity.transpose()?)?;
            Ok(Group { label: label.to_owned(), sample })
        };
        groups.into_iter().map(group).collect::<Result<_>>().map(Some)
    }

    /// Returns the lanes along an axis, in row-major order, and the shape of their array.
    pub(crate) fn lanes(&self, axis: isize) -> Result<(Vec<Sample>, Vec<usize>)> {
        let axis = normalize_axis(axis, self.angles.ndim())?;
        check_parts(self.angles.len() / self.angles.len_of(axis).max(1), self.angles.len())?;
        let mut weights = self.weights.as_ref().map(|weights| weights.lanes(axis).into_iter());
        let lanes = self.angles.lanes(axis).into_iter().map(|lane| {
            let weights = weights.as_mut().and_then(Iterator::next);
            self.sample(lane.iter(), weights.as_ref().map(|weights| weights.iter()), None)
        });
        let mut shape = self.angles.shape().to_vec();
        shape.remove(axis.index());
        Ok((lanes.collect::<Result<_>>()?, shape))
    }

    fn quantities(&self) -> Result<Option<Vec<f64>>> {
        self.quantity.as_ref().map(|quantity| collected(quantity.len(), quantity.iter().copied())).transpose()
    }

    fn sample<'a>(
        &self,
        angles: impl Iterator<Item = &'a f64> + Clone,
        weights: Option<impl Iterator<Item = &'a f64>>,
        quantity: Option<Vec<f64>>,
    ) -> Result<Sample> {
        let quantity = quantity.map(|quantity| gaps_last(angles.clone(), quantity)).transpose()?;
        let sample = Sample { grid: self.grid, quantity, ..Sample::new(angles, weights)? };
        if self.repeated { sample.repeated() } else { Ok(sample) }
    }
}

/// Returns numbers of angles, those of missing ones last.
fn gaps_last<'a>(angles: impl Iterator<Item = &'a f64> + Clone, quantity: Vec<f64>) -> Result<Array1<f64>> {
    let of = |gaps: bool| {
        let pairs = angles.clone().zip(&quantity).filter(move |(angle, _)| angle.is_nan() == gaps);
        pairs.map(|(_, value)| *value)
    };
    collected(quantity.len(), of(false).chain(of(true))).map(Array1::from)
}

impl Sample {
    /// Leaves out gaps and their weights.
    fn new<'a>(
        angles: impl Iterator<Item = &'a f64> + Clone,
        weights_of: Option<impl Iterator<Item = &'a f64>>,
    ) -> Result<Self> {
        let missing = angles.clone().filter(|angle| angle.is_nan()).count();
        let present = angles.clone().count() - missing;
        let without_gaps = |weights| angles.clone().zip(weights).filter(|(angle, _): &(&f64, _)| !angle.is_nan());
        let weights = |weights| without_gaps(weights).map(|(_, weight): (_, &f64)| *weight);
        let weights = weights_of.map(|given| collected(present, weights(given))).transpose()?.map(Array1::from);
        let angles = collected(present, angles.filter(|angle| !angle.is_nan()).copied())?;
        Ok(Self { angles: angles.into(), weights, missing, quantity: None, grid: None })
    }

    /// Repeats each angle as many times as its weight says.
    fn repeated(self) -> Result<Self> {
        let Some(weights) = self.weights else { return Ok(self) };
        let repeat = |(angle, weight): (&f64, &f64)| std::iter::repeat_n(*angle, *weight as usize);
        let total = weights.sum() as usize;
        let angles = collected(total, self.angles.iter().zip(&weights).flat_map(repeat))?;
        let repeated = |quantity: Array1<f64>| {
            let gaps = quantity.iter().skip(self.angles.len()).copied();
            let all = quantity.iter().zip(&weights).flat_map(repeat).chain(gaps);
            collected(total + self.missing, all).map(Array1::from)
        };
        let quantity = self.quantity.map(repeated).transpose()?;
        Ok(Self { angles: angles.into(), weights: None, quantity, ..self })
    }

    /// Returns the sample with its gaps as NaN at the end, for pictures that say how many there are.
    pub(crate) fn with_gaps(&self) -> Result<Self> {
        let extended = |values: &Array1<f64>, value: f64| {
            let gaps = std::iter::repeat_n(value, self.missing);
            collected(values.len() + self.missing, values.iter().copied().chain(gaps)).map(Array1::from)
        };
        let weights = self.weights.as_ref().map(|weights| extended(weights, 0.0)).transpose()?;
        let quantity = self.quantity.as_ref().map(|quantity| collected(quantity.len(), quantity.iter().copied()));
        let quantity = quantity.transpose()?.map(Array1::from);
        Ok(Self { angles: extended(&self.angles, f64::NAN)?, weights, quantity, ..*self })
    }

    /// Returns the number of weighted angles.
    pub(crate) fn weighted_angles(&self) -> Option<usize> {
        self.weights.as_ref().map(|weights| weights.len())
    }

    /// Returns the number of angles, or their total weight.
    pub(crate) fn total_weight(&self) -> f64 {
        self.weights.as_ref().map_or(self.angles.len() as f64, |weights| weights.sum())
    }

    /// Returns the observations with how they were rounded, which tests and pictures use.
    pub(crate) fn rounded(&self) -> Observations<'_, f64, Ix1> {
        let observations = self.observations();
        match self.grid {
            Some(grid) => rounded(observations, grid.rounding),
            None => observations,
        }
    }

    /// Returns the observations that the library computes statistics of.
    pub(crate) fn observations(&self) -> Observations<'_, f64, Ix1> {
        match &self.weights {
            None => (&self.angles).into(),
            Some(weights) => weighted(&self.angles, weights),
        }
    }
}
