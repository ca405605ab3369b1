//! Training: steps of `AdamW` on batches, until the validation set has been at its best.

use crate::Outcome;
use crate::batches::Batches;
use crate::data::Sets;
use crate::network::Network;
use candle_core::Tensor;
use candle_nn::optim::{AdamW, Optimizer, ParamsAdamW};
use indicatif::ProgressBar;

/// How the optimiser goes.
pub(crate) const ADAM: ParamsAdamW = ParamsAdamW { lr: 1e-3, beta1: 0.9, beta2: 0.999, eps: 1e-8, weight_decay: 0.1 };
/// The number of the draw that the validation set is judged by, where an objective draws; steps have smaller ones.
const VALIDATION_DRAW: u32 = u32::MAX;

/// A mean over examples that training makes small, of the network's output, the angles, and the number of the step.
pub(crate) type Objective<'a> = &'a dyn Fn(&Tensor, &Tensor, u32) -> candle_core::Result<Tensor>;

/// What a training went through.
#[derive(Debug, Default)]
pub(crate) struct History {
    /// The examples of each step's batch.
    pub(crate) batches: Vec<Vec<u32>>,
    /// The objective in each step's batch, before the step.
    pub(crate) losses: Vec<f64>,
    /// The objective in the validation set after each epoch.
    pub(crate) validation: Vec<f64>,
    /// The number of steps after which it was least. The network has the weights from then.
    pub(crate) best: usize,
}

/// Trains a network, and leaves it with the weights that were best for the validation set after a whole epoch.
pub(crate) fn train(
    network: &Network,
    sets: &Sets,
    batches: &Batches,
    objective: Objective,
    steps: usize,
    progress: &ProgressBar,
) -> Outcome<History> {
    let parameters = network.parameters();
    let mut optimizer = AdamW::new(parameters.clone(), ADAM)?;
    let mut history = History::default();
    let (mut least, mut best) = (f64::INFINITY, Vec::new());
    for epoch in 0..u32::try_from(steps.div_ceil(batches.per_epoch()))? {
        for batch in batches.epoch(epoch)?.into_iter().take(steps - history.losses.len()) {
            let (features, angles) = sets.training.batch(&batch)?;
            let draw = u32::try_from(history.losses.len())?;
            let loss = objective(&network.forward(&features)?, &angles, draw)?;
            optimizer.backward_step(&loss)?;
            history.losses.push(loss.to_scalar()?);
            history.batches.push(batch);
            progress.inc(1);
        }
        let output = network.forward(&sets.validation.features)?;
        let validation = objective(&output, &sets.validation.angles, VALIDATION_DRAW)?.to_scalar()?;
        history.validation.push(validation);
        if validation < least {
            (least, history.best) = (validation, history.losses.len());
            best = parameters.iter().map(|parameter| parameter.as_tensor().copy()).collect::<Result<_, _>>()?;
        }
    }
    for (parameter, best) in parameters.iter().zip(&best) {
        parameter.set(best)?;
    }
    Ok(history)
}
