//! The stochastic layer, alone and after a model.

use super::model::ModelOutput;
use crate::array::gradients::samples::sample_with_grad;
use crate::array::sample::sample_von_mises;
use crate::error::Result;
use crate::input::condition::{self, Condition};
use crate::input::operand::Operand;
use crate::input::param::Param;
use crate::key::into_key::IntoKey;
use crate::memory::alloc::{checked_len, collected, filled};
use crate::scalar::float::Float;
use crate::shape::broadcast::broadcast_shapes;
use crate::special::angle::wrapped;
use ndarray::{ArrayD, ArrayViewD, IxDyn, Zip};

/// Draws samples around mean directions while training, and returns the mean directions otherwise.
///
/// Returns `(samples, mean)`, both of the broadcast shape of `mean_logits` and `concentration` and both in [−PI, PI).
/// The logits are angles in radians, of any size; `mean` is the logits wrapped into that interval. Samples have the
/// concentration `concentration / temperature`: a temperature above 1 spreads them, one below 1 draws them closer to
/// the mean, and concentration 0 is the uniform distribution. If `training` is false, `samples` equals `mean` and the
/// key is not used.
///
/// # Errors
/// [`Error::Value`](crate::Error::Value) for a logit that is not finite, a concentration that is negative or not finite
/// (with its row-major index), a quotient that overflows, or a temperature that is not positive and finite;
/// [`Error::Broadcast`](crate::Error::Broadcast) with both shapes if they do not broadcast;
/// [`Error::TooLarge`](crate::Error::TooLarge) if memory cannot hold the results;
/// [`Error::KeyBatch`](crate::Error::KeyBatch) for an array of keys.
///
/// # Example
/// ```
/// use ndarray::array;
/// use vonmises::{Key, nn::von_mises_layer};
/// let (logits, kappas) = (array![[0.5, 4.0]], array![[10.0], [100.0]]);
/// let (samples, mean) = von_mises_layer(Key::new(0), &logits, &kappas, 1.0, true)?;
/// assert_eq!((samples.shape(), mean.shape()), (&[2, 2][..], &[2, 2][..]));
/// assert_eq!(mean[[1, 0]], 0.5);
/// let (samples, mean) = von_mises_layer(Key::new(0), &logits, &kappas, 1.0, false)?;
/// assert_eq!(samples, mean);
/// # Ok::<(), vonmises::Error>(())
/// ```
pub fn von_mises_layer<'a, F: Float>(
    key: impl IntoKey,
    mean_logits: impl Param<'a, F>,
    concentration: impl Param<'a, F>,
    temperature: F,
    training: bool,
) -> Result<(ArrayD<F>, ArrayD<F>)> {
    let key = key.into_key()?;
    let (mean, concentration) = parameters(mean_logits, concentration, temperature)?;
    let samples = if training {
        sample_von_mises(key, &mean, &concentration, mean.shape())?
    } else {
        collected(mean.shape(), mean.iter().copied())?
    };
    Ok((samples, mean))
}

/// The results of a layer, and the derivatives of its samples. All arrays have the broadcast shape of the arguments.
///
/// The derivative of a sample in its mean logit is 1.
#[derive(Clone, Debug, PartialEq)]
pub struct LayerGradient<F> {
    /// The samples, or the mean directions if the layer is not training.
    pub samples: ArrayD<F>,
    /// The mean directions.
    pub mean: ArrayD<F>,
    /// The derivative of each sample in the concentration that the layer was given; 0 if it is not training.
    pub concentration: ArrayD<F>,
    /// The derivative of each sample in the temperature; 0 if it is not training.
    pub temperature: ArrayD<F>,
}

/// Returns the results of [`von_mises_layer`], to the byte, and the derivatives of the samples.
///
/// These are pathwise derivatives, as of [`sample_with_grad`](crate::sample_with_grad). The distribution's concentration
/// is κ/T, so that a sample whose derivative in that is s has the derivative s/T in κ and −s κ/T² in T.
/// [`Head::backward`](super::Head::backward) takes the derivatives of a loss on to the raw outputs of a network.
///
/// # Errors
/// As for [`von_mises_layer`].
///
/// # Example
/// The gradient of a mean of losses of samples, here 1 − cos(sample − target):
/// ```
/// use ndarray::array;
/// use vonmises::{Key, nn::{Head, von_mises_layer_with_grad}};
/// let (x, y, target) = (array![2.0, -1.0], array![0.5, 1.0], 1.0);
/// let (loc, concentration) = Head::Vector.parameters(&x, &y)?;
/// let layer = von_mises_layer_with_grad(Key::new(7), &loc, &concentration, 1.0, true)?;
/// let in_sample = layer.samples.mapv(|sample: f64| (sample - target).sin() / 2.0);
/// let (in_x, in_y) = Head::Vector.backward(&x, &y, &in_sample, &in_sample * &layer.concentration)?;
/// assert_eq!((in_x.shape(), in_y.shape()), (&[2][..], &[2][..]));
/// # Ok::<(), vonmises::Error>(())
/// ```
///
/// # Accuracy
/// As for [`sample_with_grad`](crate::sample_with_grad), at the quotient κ/T.
pub fn von_mises_layer_with_grad<'a, F: Float>(
    key: impl IntoKey,
    mean_logits: impl Param<'a, F>,
    concentration: impl Param<'a, F>,
    temperature: F,
    training: bool,
) -> Result<LayerGradient<F>> {
    let key = key.into_key()?;
    let (mean, concentration) = parameters(mean_logits, concentration, temperature)?;
    if !training {
        let samples = collected(mean.shape(), mean.iter().copied())?;
        let zeros = filled(mean.shape(), F::zero())?;
        return Ok(LayerGradient {
            samples,
            temperature: filled(mean.shape(), F::zero())?,
            concentration: zeros,
            mean,
        });
    }
    let (samples, mut slopes) = sample_with_grad(key, &mean, &concentration, mean.shape())?;
    let mut in_temperature = filled(mean.shape(), F::zero())?;
    Zip::from(&mut in_temperature).and(&mut slopes).and_broadcast(&concentration).par_for_each(
        |in_temperature, slope, &quotient| {
            *in_temperature = -*slope * quotient / temperature;
            *slope /= temperature;
        },
    );
    Ok(LayerGradient { samples, mean, concentration: slopes, temperature: in_temperature })
}

/// Runs a model on the inputs of one device and returns the samples of [`von_mises_layer`], in [−PI, PI).
///
/// Map it over devices with [`pmap`](crate::pmap) or [`vmap`](crate::vmap). The model is any function of parameters and
/// inputs that returns mean logits and concentrations: a pair of arrays that broadcast together, or a `Result` of one.
///
/// # Errors
/// The error of the model, and those of [`von_mises_layer`].
///
/// # Example
/// ```
/// use ndarray::{Array3, ArrayD, ArrayViewD, array};
/// use vonmises::{Key, nn::pmap_compatible_von_mises_sampling, pmap};
/// let model = |scale: &f64, x: ArrayViewD<f64>| (&x * *scale, x.mapv(f64::exp));
/// let (inputs, keys) = (Array3::<f64>::ones((4, 8, 2)), Key::new(42).split(4));
/// let angles =
///     pmap(|(x, key)| pmap_compatible_von_mises_sampling(model, &0.5, &x, key, 1.0, true), (&inputs, &keys))?;
/// assert_eq!(angles.shape(), [4, 8, 2]);
/// # Ok::<(), vonmises::Error>(())
/// ```
pub fn pmap_compatible_von_mises_sampling<'a, F: Float, P: ?Sized, O: ModelOutput<F>>(
    model: impl Fn(&P, ArrayViewD<'_, F>) -> O,
    params: &P,
    inputs: impl Param<'a, F>,
    key: impl IntoKey,
    temperature: F,
    training: bool,
) -> Result<ArrayD<F>> {
    let inputs = inputs.into_cow();
    let (mean_logits, concentration) = model(params, inputs.view()).into_pair()?;
    let (samples, _) = von_mises_layer(key, mean_logits, concentration, temperature, training)?;
    Ok(samples)
}

/// Checks the arguments; returns the mean directions, of the broadcast shape, and the concentrations divided by the
/// temperature.
fn parameters<'a, F: Float>(
    mean_logits: impl Param<'a, F>,
    concentration: impl Param<'a, F>,
    temperature: F,
) -> Result<(ArrayD<F>, ArrayD<F>)> {
    let (logits, concentration) = (Operand::new(mean_logits)?, Operand::new(concentration)?);
    let shape = broadcast_shapes(logits.shape(), concentration.shape())?;
    checked_len::<F>(&shape)?;
    let mean = mean_directions(logits)?;
    let concentration = divide(concentration, temperature)?;
    let mean = match mean.broadcast(IxDyn(&shape)) {
        Some(view) if view.shape() != mean.shape() => collected(&shape, view.iter().copied())?,
        _ => mean,
    };
    Ok((mean, concentration))
}

/// Checks the logits and wraps them into [−PI, PI).
fn mean_directions<F: Float>(logits: Operand<'_, F>) -> Result<ArrayD<F>> {
    let logits = logits.checked(&condition::angle("mean_logits"))?;
    collected(logits.shape(), logits.values().iter().map(|&logit| wrapped(logit)))
}

/// Checks both arguments and divides the concentrations by the temperature.
fn divide<F: Float>(concentration: Operand<'_, F>, temperature: F) -> Result<ArrayD<F>> {
    let positive = |value: F| value > F::zero() && value.is_finite();
    Condition::new("temperature", "positive and finite", positive).check(temperature)?;
    let concentration = concentration.checked(&condition::concentration())?;
    let is_finite = |value: F| (value / temperature).is_finite();
    concentration.check(&Condition::new("concentration", "finite when divided by the temperature", is_finite))?;
    collected(concentration.shape(), concentration.values().iter().map(|&value| value / temperature))
}
