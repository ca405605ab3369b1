//! Operations among others of candle's: what a network computes before, and a loss after.

use crate::common::{Kind, elements, numbers};
use candle_core::{DType, Result, Tensor, Var};
use vonmises::Key;
use vonmises_candle::VonMises;

fn softplus(x: &Tensor) -> Result<Tensor> {
    (x.exp()? + 1.0)?.log()
}

/// A row of features becomes a location and, by softplus, a concentration; the loss has a term of each function.
fn loss(weights: &Tensor, features: &Tensor, x: &Tensor) -> Result<Tensor> {
    let outputs = features.matmul(weights)?; // (n, 2)
    let loc = outputs.narrow(1, 0, 1)?.tanh()?.affine(3.0, 0.0)?;
    let distribution = VonMises::new(loc, softplus(&outputs.narrow(1, 1, 1)?)?)?;
    let likelihood = distribution.log_prob(x)?.mean_all()?;
    let entropy = distribution.entropy()?.mean_all()?;
    let samples = distribution.sample_n(Key::new(4), 3)?.cos()?.mean_all()?;
    let uniform = VonMises::new(Tensor::zeros_like(x)?, x.zeros_like()?)?;
    let divergence = distribution.kl_divergence(&uniform)?.mean_all()?;
    ((entropy + samples)? - likelihood)? + divergence
}

/// Central differences with steps of 2⁻¹⁷, which is near the cube root of ε: the error is below h² times a third
/// derivative below 100, and ε/h times values below 10.
#[test]
fn a_loss_of_a_network_has_the_gradient_of_its_differences() {
    let (features, x) = (numbers(Kind::Angle, 1, &[6, 3], DType::F64), numbers(Kind::Angle, 2, &[6, 1], DType::F64));
    let weights = Var::from_tensor(&(numbers(Kind::Angle, 3, &[3, 2], DType::F64) * 0.25).unwrap()).unwrap();
    let gradients = loss(&weights, &features, &x).unwrap().backward().unwrap();
    let gradient = elements(gradients.get(&weights).unwrap());
    let (values, h) = (elements(&weights), 2.0_f64.powi(-17));
    for n in 0..6 {
        let at = |step: f64| {
            let mut moved = values.clone();
            moved[n] += step;
            let moved = Tensor::from_vec(moved, (3, 2), x.device()).unwrap();
            loss(&moved, &features, &x).unwrap().to_scalar::<f64>().unwrap()
        };
        let expected = (at(h) - at(-h)) / (2.0 * h);
        assert!((gradient[n] - expected).abs() < 100.0 * h * h + 10.0 * 4.0 * f64::EPSILON / h, "{n}");
    }
}

#[test]
fn types_may_change_before_and_after() {
    let kappa = Var::from_tensor(&numbers(Kind::Concentration, 1, &[5], DType::F32)).unwrap();
    let entropy = vonmises_candle::entropy(&kappa.to_dtype(DType::F64).unwrap()).unwrap();
    let gradients = entropy.to_dtype(DType::F32).unwrap().sum_all().unwrap().backward().unwrap();
    let gradient = gradients.get(&kappa).unwrap();
    assert_eq!(gradient.dtype(), DType::F32);
    for (kappa, slope) in elements(&kappa).into_iter().zip(elements(gradient)) {
        let expected: f64 = vonmises::entropy_with_grad(kappa).unwrap().1[[]];
        assert_eq!(slope, f64::from(expected as f32));
    }
}
