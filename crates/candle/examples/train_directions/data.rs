//! Examples as tensors, with features on a common scale.

use crate::Outcome;
use crate::examples::{Example, FEATURES, Set};
use candle_core::{Device, Tensor};
use ndarray::{Array1, Array2, Axis};

/// The examples of one set, in the order of time.
#[derive(Debug)]
pub(crate) struct Data {
    /// Hours since the year began.
    pub(crate) hours: Vec<i64>,
    /// A row for each example.
    pub(crate) features: Tensor,
    /// Directions in radians clockwise from north, in (0, 2π].
    pub(crate) angles: Tensor,
}

/// The three sets.
#[derive(Debug)]
pub(crate) struct Sets {
    pub(crate) training: Data,
    pub(crate) validation: Data,
    pub(crate) held_out: Data,
}

impl Sets {
    /// Divides the examples, and scales features: those of the training set have mean 0 and standard deviation 1.
    pub(crate) fn new(examples: &[Example]) -> Outcome<Self> {
        let table = table(examples, Set::Training)?;
        let centre = table.mean_axis(Axis(0)).ok_or("no examples to learn from")?;
        let scale = table.std_axis(Axis(0), 0.0);
        let data = |set| Data::new(examples, set, &centre, &scale);
        Ok(Self { training: data(Set::Training)?, validation: data(Set::Validation)?, held_out: data(Set::HeldOut)? })
    }

    /// Returns how many examples each set has.
    pub(crate) fn lengths(&self) -> [usize; 3] {
        [&self.training, &self.validation, &self.held_out].map(Data::len)
    }
}

impl Data {
    fn new(examples: &[Example], set: Set, centre: &Array1<f64>, scale: &Array1<f64>) -> Outcome<Self> {
        let of_set = || examples.iter().filter(move |example| example.set == set);
        let features = (table(examples, set)? - centre) / scale;
        let (shape, features) = (features.dim(), features.into_iter().collect());
        let angles: Vec<f64> = of_set().map(|example| example.angle).collect();
        Ok(Self {
            hours: of_set().map(|example| example.hour as i64).collect(),
            features: Tensor::from_vec::<_, f64>(features, shape, &Device::Cpu)?,
            angles: Tensor::new(angles, &Device::Cpu)?,
        })
    }

    /// Returns how many examples there are.
    pub(crate) fn len(&self) -> usize {
        self.hours.len()
    }

    /// Returns features and angles of some examples.
    pub(crate) fn batch(&self, rows: &[u32]) -> candle_core::Result<(Tensor, Tensor)> {
        let rows = Tensor::new(rows, &Device::Cpu)?;
        Ok((self.features.index_select(&rows, 0)?, self.angles.index_select(&rows, 0)?))
    }
}

/// Returns the features of a set as they were observed.
fn table(examples: &[Example], set: Set) -> Outcome<Array2<f64>> {
    let of_set = examples.iter().filter(|example| example.set == set);
    let features: Vec<f64> = of_set.flat_map(|example| example.features).collect();
    Ok(Array2::from_shape_vec((features.len() / FEATURES, FEATURES), features)?)
}
