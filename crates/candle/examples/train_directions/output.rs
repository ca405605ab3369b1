//! Arrays that the example saves.

use crate::Outcome;
use crate::batches::BATCH;
use crate::network::Network;
use crate::train::History;
use candle_core::Tensor;
use ndarray::{Array1, Array2, ArrayD};
use std::path::Path;
use vonmises::npy;

/// Saves the hours and the directions that are to be predicted.
pub(crate) fn save_held_out(folder: &Path, hours: &[i64], angles: &Array1<f64>) -> Outcome {
    save(folder, "hour", Array1::from_vec(hours.to_vec()))?;
    save(folder, "angle", angles)
}

/// Saves weights and biases of a network, `NAME_0.npy`, `NAME_1.npy`, ...: those of each layer in turn.
pub(crate) fn save_network(folder: &Path, name: &str, network: &Network) -> Outcome {
    let mut parameters = network.parameters().into_iter().enumerate();
    parameters.try_for_each(|(i, parameter)| save(folder, &format!("{name}_{i}"), array(&parameter)?))
}

/// Saves the batches and the losses of a training.
pub(crate) fn save_history(folder: &Path, history: &History) -> Outcome {
    let History { batches, losses, validation, .. } = history;
    save(folder, "batches", Array2::from_shape_vec((batches.len(), BATCH), batches.concat())?)?;
    save(folder, "loss", Array1::from_vec(losses.clone()))?;
    save(folder, "validation_loss", Array1::from_vec(validation.clone()))
}

/// Saves an array as `NAME.npy`, and makes the folder.
pub(crate) fn save(folder: &Path, name: &str, array: impl npy::ToNpy) -> Outcome {
    std::fs::create_dir_all(folder)?;
    Ok(npy::save(folder.join(name).with_extension("npy"), array)?)
}

/// Returns a tensor as an array.
pub(crate) fn array(tensor: &Tensor) -> Outcome<ArrayD<f64>> {
    Ok(ArrayD::from_shape_vec(tensor.dims(), tensor.flatten_all()?.to_vec1()?)?)
}
