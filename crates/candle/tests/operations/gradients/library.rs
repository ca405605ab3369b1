//! Gradients are the library's derivatives, times the gradient of the result and summed by its `sum_to_shape`: bit for
//! bit.

use crate::common::{Kind, array, numbers};
use candle_core::{DType, Tensor, Var, WithDType};
use ndarray::ArrayD;
use vonmises::nn::{Head, Reduction};
use vonmises::{Float, Key, sum_to_shape};
use vonmises_candle::{entropy, kl_divergence, log_prob, nll, sample};

fn variables<const N: usize>(kinds: [Kind; N], shapes: [&[usize]; N], dtype: DType) -> [Var; N] {
    let mut seed = 20;
    let mut shapes = shapes.into_iter();
    kinds.map(|kind| {
        seed += 1;
        Var::from_tensor(&numbers(kind, seed, shapes.next().unwrap(), dtype)).unwrap()
    })
}

/// Compares the gradients of a sum with weights with derivatives that have the result's shape.
fn assert_gradients<F: Float + WithDType>(result: &Tensor, expected: &[(&Var, ArrayD<F>)]) {
    let weights = numbers(Kind::Angle, 50, result.dims(), F::DTYPE);
    let gradients = (result * &weights).unwrap().sum_all().unwrap().backward().unwrap();
    let weights = array::<F>(&weights);
    for (variable, derivative) in expected {
        let expected = sum_to_shape(&weights * derivative, variable.dims()).unwrap();
        assert_eq!(array::<F>(gradients.get(variable).unwrap()), expected);
    }
}

fn gradients_are_the_librarys<F: Float + WithDType>() {
    use Kind::{Angle, Concentration};
    let [x, loc, kappa] = variables([Angle, Angle, Concentration], [&[50, 30], &[30], &[50, 1]], F::DTYPE);
    let (_, gradient) = vonmises::log_prob_with_grad(array::<F>(&x), array::<F>(&loc), array::<F>(&kappa)).unwrap();
    let expected = [(&x, gradient.x.clone()), (&loc, -gradient.x), (&kappa, gradient.concentration)];
    assert_gradients(&log_prob(&x, &loc, &kappa).unwrap(), &expected);

    let (_, derivative) = vonmises::entropy_with_grad(array::<F>(&kappa)).unwrap();
    assert_gradients(&entropy(&kappa).unwrap(), &[(&kappa, derivative)]);

    let (key, shape) = (Key::new(3), [20, 50, 30]);
    let (_, slopes) = vonmises::sample_with_grad(key, array::<F>(&loc), array::<F>(&kappa), shape).unwrap();
    let ones = ArrayD::from_elem(&shape[..], F::one());
    assert_gradients(&sample(key, &loc, &kappa, &shape).unwrap(), &[(&loc, ones), (&kappa, slopes)]);

    let [first, second, angles] = variables([Angle, Angle, Angle], [&[50, 30], &[30], &[50, 1]], F::DTYPE);
    for head in [Head::AngleSoftplus, Head::Vector] {
        let arrays = [&first, &second, &angles].map(|variable| array::<F>(variable));
        let loss = vonmises::nn::nll(head, &arrays[0], &arrays[1], &arrays[2], F::one(), Reduction::Each).unwrap();
        let expected = [(&first, loss.first), (&second, loss.second), (&angles, loss.angles)];
        assert_gradients(&nll(head, &first, &second, &angles).unwrap(), &expected);
    }

    let kinds = [Angle, Concentration, Angle, Concentration];
    let [loc, kappa, other_loc, other_kappa] = variables(kinds, [&[50, 30], &[30], &[50, 30], &[]], F::DTYPE);
    let arrays = [&loc, &kappa, &other_loc, &other_kappa].map(|variable| array::<F>(variable));
    let [a, b, c, d] = &arrays;
    let (_, gradient) = vonmises::kl_divergence_with_grad(a, b, c, d).unwrap();
    let expected = [
        (&loc, gradient.loc.clone()),
        (&kappa, gradient.concentration),
        (&other_loc, -gradient.loc),
        (&other_kappa, gradient.other_concentration),
    ];
    assert_gradients(&kl_divergence(&loc, &kappa, &other_loc, &other_kappa).unwrap(), &expected);
}

#[test]
fn in_f64() {
    gradients_are_the_librarys::<f64>();
}

#[test]
fn in_f32() {
    gradients_are_the_librarys::<f32>();
}
