//! The neural-network head: a model is a function or a closure, and may return a `Result`.

use super::Outcome;
use ndarray::{Array1, Array3, ArrayD, ArrayViewD, array};
use vonmises::nn::pmap_compatible_von_mises_sampling;
use vonmises::{Key, pmap};

struct Params {
    scale: Array1<f64>,
    bias: f64,
}

fn params() -> Params {
    Params { scale: array![0.5, -0.5], bias: 0.0 }
}

/// Mean logits and concentrations.
fn model(params: &Params, inputs: ArrayViewD<f64>) -> (ArrayD<f64>, ArrayD<f64>) {
    (&inputs * &params.scale + params.bias, (&inputs * 0.3 + 0.5).exp())
}

#[test]
fn a_model_is_a_function() -> Outcome {
    let (params, inputs, keys) = (params(), Array3::<f64>::ones((4, 8, 2)), Key::new(42).split(4));
    let samples =
        pmap(|(x, key)| pmap_compatible_von_mises_sampling(model, &params, &x, key, 1.0, true), (&inputs, &keys))?;
    assert_eq!(samples.shape(), [4, 8, 2]);
    Ok(())
}

#[test]
fn a_model_is_a_closure_that_may_fail() -> Outcome {
    let (params, inputs, keys) = (params(), Array3::<f64>::ones((4, 8, 2)), Key::new(42).split(4));
    let sample = |(x, key)| {
        let model = |params: &Params, x: ArrayViewD<f64>| Ok((&x * &params.scale, x.mapv(f64::exp)));
        pmap_compatible_von_mises_sampling(model, &params, x, key, 1.0, true)
    };
    assert_eq!(pmap(sample, (&inputs, &keys))?.shape(), [4, 8, 2]);
    Ok(())
}

#[test]
fn a_models_parameters_are_annotated_in_place() -> Outcome {
    let (params, inputs, keys) = (params(), Array3::<f64>::ones((4, 8, 2)), Key::new(42).split(4));
    let samples = pmap(
        |(x, key)| {
            pmap_compatible_von_mises_sampling(
                |params: &Params, x| Ok((&x * &params.scale, x.mapv(f64::exp))),
                &params,
                &x,
                key,
                1.0,
                true,
            )
        },
        (&inputs, &keys),
    )?;
    assert_eq!(samples.shape(), [4, 8, 2]);
    Ok(())
}
