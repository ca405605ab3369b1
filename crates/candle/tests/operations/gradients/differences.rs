//! Central differences, and how far a gradient may be from them.

use crate::common::{Function, elements, numbers};
use candle_core::{DType, Device, Result, Tensor, Var};
use vonmises::Key;

/// How a variable becomes an argument.
#[derive(Clone, Debug)]
pub(crate) struct Source {
    /// The shape of the variable.
    pub(crate) shape: Vec<usize>,
    /// What candle makes of it.
    pub(crate) view: fn(&Tensor) -> Result<Tensor>,
}

impl Source {
    /// Takes the variable as it is.
    pub(crate) fn plain(shape: &[usize]) -> Self {
        Self { shape: shape.to_vec(), view: |x| Ok(x.clone()) }
    }
}

/// Checks the gradients in all arguments of a weighted sum of a function's values, against differences of fourth order:
/// (8 (f(t + h) − f(t − h)) − (f(t + 2h) − f(t − 2h))) / 12h.
///
/// A derivative is off by at most h⁴/30 times the fifth one, and by 18/12h = 1.5/h times the error of a value. h is a
/// power of 2 near ε^(1/5), where both are least, so that t ± h is not rounded. To that is added the error of the
/// derivative under test, for which ten times that of a value is allowed.
pub(crate) fn check(function: &Function, sources: &[Source], dtype: DType) {
    let h: f64 = if dtype == DType::F32 { 1.0 / 32.0 } else { 1.0 / 1024.0 };
    let allowed = |weight: f64| {
        let error = (function.error)(dtype);
        weight.abs() * (h.powi(4) / 30.0 * function.fifth + (1.5 / h + 10.0) * error)
    };
    let kinds = function.arguments.iter().zip(sources).zip(1..);
    let variables: Vec<Var> = kinds
        .map(|((&kind, source), seed)| Var::from_tensor(&numbers(kind, seed, &source.shape, dtype)).unwrap())
        .collect();
    let call = |tensors: &[Tensor]| {
        let arguments: Vec<Tensor> = tensors.iter().zip(sources).map(|(x, source)| (source.view)(x).unwrap()).collect();
        (function.call)(&arguments).unwrap()
    };
    let plain: Vec<Tensor> = variables.iter().map(|variable| variable.as_tensor().clone()).collect();
    let result = call(&plain);
    let weights: ndarray::ArrayD<f64> = Key::new(9).uniform_in(-2.0, 2.0, result.dims()).unwrap();
    let weights = Tensor::from_vec(weights.iter().copied().collect(), result.dims(), &Device::Cpu).unwrap();
    let loss = (&result * weights.to_dtype(dtype).unwrap()).unwrap().sum_all().unwrap();
    let (gradients, weights) = (loss.backward().unwrap(), elements(&weights));

    let detached: Vec<Tensor> = plain.iter().map(Tensor::detach).collect();
    for (n, variable) in variables.iter().enumerate() {
        let gradient = gradients.get(variable).unwrap();
        assert_eq!((gradient.dims(), gradient.dtype()), (variable.dims(), dtype));
        let (gradient, values) = (elements(gradient), elements(variable));
        for element in 0..values.len() {
            let at = |step: f64| {
                let mut moved = values.clone();
                moved[element] += step * h;
                let moved = Tensor::from_vec(moved, variable.dims(), &Device::Cpu).unwrap().to_dtype(dtype).unwrap();
                let mut tensors = detached.clone();
                tensors[n] = moved;
                elements(&call(&tensors))
            };
            let [far_below, below, above, far_above] = [-2.0, -1.0, 1.0, 2.0].map(at);
            let (mut expected, mut tolerance) = (0.0, 0.0);
            for (output, weight) in weights.iter().enumerate() {
                let near = above[output] - below[output];
                let far = far_above[output] - far_below[output];
                if (near, far) != (0.0, 0.0) {
                    expected += weight * (8.0 * near - far) / (12.0 * h);
                    tolerance += allowed(*weight);
                }
            }
            let error = (gradient[element] - expected).abs();
            let name = function.name;
            assert!(
                error <= tolerance,
                "{name}, argument {n}, element {element}: {error:e}, not {tolerance:e}; {sources:?}"
            );
        }
    }
}
