//! The network: two hidden layers with tanh, and two numbers for each example.

use crate::Outcome;
use crate::examples::FEATURES;
use candle_core::{DType, Device, Result, Tensor, Var};
use ndarray::Array2;
use vonmises::Key;

/// Units of the layers, from the features to the output.
const UNITS: [usize; 4] = [FEATURES, 64, 64, 2];

/// A network with its weights.
#[derive(Debug)]
pub(crate) struct Network(Vec<Layer>);

#[derive(Debug)]
struct Layer {
    /// A row for each input, a column for each unit.
    weights: Var,
    biases: Var,
}

impl Network {
    /// Draws weights from a key, uniform on (−l, l) with l = √(6 / (inputs + units)) (Glorot and Bengio 2010).
    pub(crate) fn new(key: Key) -> Outcome<Self> {
        let sizes = UNITS.windows(2).zip(key.split(UNITS.len() - 1));
        Ok(Self(sizes.map(|(units, key)| Layer::new(key, units[0], units[1])).collect::<Outcome<_>>()?))
    }

    /// Returns two numbers for each row of features.
    pub(crate) fn forward(&self, features: &Tensor) -> Result<Tensor> {
        let (output, hidden) = self.0.split_last().ok_or_else(|| candle_core::Error::msg("a network has layers"))?;
        let activations = hidden.iter().try_fold(features.clone(), |input, layer| layer.apply(&input)?.tanh())?;
        output.apply(&activations)
    }

    /// Returns weights and biases of each layer in turn.
    pub(crate) fn parameters(&self) -> Vec<Var> {
        self.0.iter().flat_map(|layer| [layer.weights.clone(), layer.biases.clone()]).collect()
    }
}

impl Layer {
    fn new(key: Key, inputs: usize, units: usize) -> Outcome<Self> {
        let limit = (6.0 / (inputs + units) as f64).sqrt();
        let uniform: Array2<f64> = key.uniform([inputs, units])?;
        let weights: Vec<f64> = uniform.iter().map(|u| (2.0 * u - 1.0) * limit).collect();
        Ok(Self {
            weights: Var::from_vec(weights, (inputs, units), &Device::Cpu)?,
            biases: Var::zeros(units, DType::F64, &Device::Cpu)?,
        })
    }

    fn apply(&self, input: &Tensor) -> Result<Tensor> {
        input.matmul(&self.weights)?.broadcast_add(&self.biases)
    }
}
