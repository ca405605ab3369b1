//! `VonMises` is the functions with its parameters, of the batch shape.

use crate::common::{Kind, array, numbers};
use candle_core::{DType, Tensor, Var};
use vonmises::Key;
use vonmises_candle::{VonMises, entropy, kl_divergence, log_prob, sample};

fn distributions() -> (Var, Var, VonMises) {
    let loc = Var::from_tensor(&numbers(Kind::Angle, 1, &[3], DType::F64)).unwrap();
    let concentration = Var::from_tensor(&numbers(Kind::Concentration, 2, &[2, 1], DType::F64)).unwrap();
    let distributions = VonMises::new(loc.as_tensor().clone(), concentration.as_tensor().clone()).unwrap();
    (loc, concentration, distributions)
}

fn assert_same(left: &Tensor, right: &Tensor) {
    assert_eq!(array::<f64>(left), array::<f64>(right));
}

#[test]
fn methods_are_the_functions() {
    let (loc, concentration, distributions) = distributions();
    let x = numbers(Kind::Angle, 3, &[5, 1, 1], DType::F64);
    assert_same(&distributions.log_prob(&x).unwrap(), &log_prob(&x, &loc, &concentration).unwrap());
    let entropies = entropy(&concentration).unwrap().broadcast_as((2, 3)).unwrap();
    assert_same(&distributions.entropy().unwrap(), &entropies);
    let [other_loc, other_kappa] = [Kind::Angle, Kind::Concentration].map(|kind| numbers(kind, 4, &[3], DType::F64));
    let other = VonMises::new(other_loc.clone(), other_kappa.clone()).unwrap();
    assert_same(
        &distributions.kl_divergence(&other).unwrap(),
        &kl_divergence(&loc, &concentration, &other_loc, &other_kappa).unwrap(),
    );
    assert_same(distributions.loc(), &loc);
    assert_same(distributions.concentration(), &concentration);
}

#[test]
fn samples_have_their_shape_and_then_that_of_the_batch() {
    let (loc, concentration, distributions) = distributions();
    let key = Key::new(6);
    assert_eq!(distributions.batch_shape(), [2, 3]);
    assert_same(&distributions.sample(key).unwrap(), &sample(key, &loc, &concentration, (2, 3)).unwrap());
    let several = distributions.sample_n(key, (4, 5)).unwrap();
    assert_same(&several, &sample(key, &loc, &concentration, (4, 5, 2, 3)).unwrap());
    let keys = key.split(4);
    assert_same(&distributions.sample_n(&keys, 4).unwrap().get(1).unwrap(), &distributions.sample(keys[1]).unwrap());
}

#[test]
fn mean_directions_are_the_location_of_the_batch_shape() {
    let (loc, _, distributions) = distributions();
    let mean = distributions.mean_direction().unwrap();
    assert_same(&mean, &loc.broadcast_as((2, 3)).unwrap());
    let gradients = mean.sum_all().unwrap().backward().unwrap();
    assert_eq!(gradients.get(&loc).unwrap().to_vec1::<f64>().unwrap(), [2.0; 3]);
}

#[test]
fn every_method_has_gradients_in_both_parameters() {
    let (loc, concentration, distributions) = distributions();
    let x = numbers(Kind::Angle, 3, &[2, 3], DType::F64);
    for result in [
        distributions.log_prob(&x).unwrap(),
        distributions.kl_divergence(&VonMises::new(x.clone(), x.ones_like().unwrap()).unwrap()).unwrap(),
        distributions.sample_n(Key::new(1), 2).unwrap(),
    ] {
        let gradients = result.sum_all().unwrap().backward().unwrap();
        assert_eq!(gradients.get(&loc).unwrap().dims(), [3]);
        assert_eq!(gradients.get(&concentration).unwrap().dims(), [2, 1]);
    }
    let gradients = distributions.entropy().unwrap().sum_all().unwrap().backward().unwrap();
    assert!(gradients.get(&loc).is_none());
    assert_eq!(gradients.get(&concentration).unwrap().dims(), [2, 1]);
}
