//! Values are those of the library, to the byte, with and without gradients.

use crate::common::{Kind, array, numbers};
use candle_core::{DType, Tensor, Var, WithDType};
use vonmises::nn::{Head, Reduction};
use vonmises::{Float, Key};
use vonmises_candle::{entropy, kl_divergence, log_prob, nll, sample};

/// Calls a function with constants and with variables; both give the same, which is returned.
fn both(call: impl Fn(&[Tensor]) -> Tensor, constants: &[&Tensor]) -> Tensor {
    let constants: Vec<Tensor> = constants.iter().map(|&tensor| tensor.clone()).collect();
    let variables = constants.iter().map(|tensor| Var::from_tensor(tensor).unwrap().into_inner());
    let [plain, tracked] = [call(&constants), call(&variables.collect::<Vec<_>>())];
    assert!(tracked.track_op() && !plain.track_op());
    let difference = (&plain - &tracked).unwrap().abs().unwrap().max_all().unwrap();
    assert_eq!(difference.to_dtype(DType::F64).unwrap().to_scalar::<f64>().unwrap(), 0.0);
    plain
}

fn values_are_the_librarys<F: Float + WithDType>() {
    let x = numbers(Kind::Angle, 1, &[40, 30], F::DTYPE);
    let loc = numbers(Kind::Angle, 2, &[30], F::DTYPE);
    let kappa = numbers(Kind::Concentration, 3, &[40, 1], F::DTYPE);
    let other = numbers(Kind::Concentration, 4, &[], F::DTYPE);
    let [xs, locs, kappas, others] = [&x, &loc, &kappa, &other].map(array::<F>);

    let ours = both(|t| log_prob(&t[0], &t[1], &t[2]).unwrap(), &[&x, &loc, &kappa]);
    assert_eq!(array::<F>(&ours), vonmises::log_prob(&xs, &locs, &kappas).unwrap());
    let ours = both(|t| entropy(&t[0]).unwrap(), &[&kappa]);
    assert_eq!(array::<F>(&ours), vonmises::entropy(&kappas).unwrap());
    let ours = both(|t| kl_divergence(&t[0], &t[1], &t[2], &t[3]).unwrap(), &[&x, &kappa, &loc, &other]);
    assert_eq!(array::<F>(&ours), vonmises::kl_divergence(&xs, &kappas, &locs, &others).unwrap());
    for head in [Head::AngleSoftplus, Head::Vector] {
        let ours = both(|t| nll(head, &t[0], &t[1], &t[2]).unwrap(), &[&x, &loc, &kappa]);
        let loss = vonmises::nn::nll(head, &xs, &locs, &kappas, F::one(), Reduction::Each).unwrap();
        assert_eq!(array::<F>(&ours), loss.value);
    }
    let key = Key::new(7);
    let ours = both(|t| sample(key, &t[0], &t[1], (5, 40, 30)).unwrap(), &[&loc, &kappa]);
    assert_eq!(array::<F>(&ours), vonmises::sample_von_mises(key, &locs, &kappas, [5, 40, 30]).unwrap());
}

#[test]
fn in_f64() {
    values_are_the_librarys::<f64>();
}

#[test]
fn in_f32() {
    values_are_the_librarys::<f32>();
}

/// The locations reach the operation as a difference, which has other roundings.
#[test]
fn a_divergence_is_that_of_the_locations_and_not_of_their_rounded_difference() {
    let [a, b] = [1e8_f32, 0.3].map(|value| Var::new(value, &candle_core::Device::Cpu).unwrap());
    let kappa = numbers(Kind::Concentration, 1, &[], DType::F32);
    let ours: f32 = kl_divergence(&a, &kappa, &b, &kappa).unwrap().to_scalar().unwrap();
    let kappa: f32 = kappa.to_scalar().unwrap();
    assert_eq!(ours, vonmises::kl_divergence(1e8, kappa, 0.3, kappa).unwrap()[[]]);
    assert_ne!(ours, vonmises::kl_divergence(1e8_f32 - 0.3, kappa, 0.0, kappa).unwrap()[[]]);
}

#[test]
fn an_array_of_keys_draws_what_each_key_draws() {
    let keys = Key::new(1).split(3);
    let loc = numbers(Kind::Angle, 1, &[1, 5], DType::F64);
    let kappa = numbers(Kind::Concentration, 2, &[], DType::F64);
    let ours = sample(&keys, &loc, &kappa, (3, 5)).unwrap();
    for (n, key) in keys.iter().enumerate() {
        let alone = sample(key, &loc.squeeze(0).unwrap(), &kappa, 5).unwrap();
        assert_eq!(array::<f64>(&ours.get(n).unwrap()), array::<f64>(&alone));
    }
}
