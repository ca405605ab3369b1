//! Tests of the fitted distribution, by parametric bootstrap.

use super::distribution;
use crate::common::{refused, with_threads};
use ndarray::array;
use std::f64::consts::PI;
use vonmises::gof::{FittedTest, Method, kolmogorov_smirnov_fitted, kuiper, kuiper_fitted, watson_fitted};
use vonmises::{Error, Key, VonMises};

#[test]
fn fits_are_the_same_for_any_number_of_threads_and_can_be_repeated_by_hand() {
    let x = distribution(1.0, 3.0).draw(Key::new(10), 25).unwrap();
    let key = Key::new(11);
    let run = || kuiper_fitted(&x, key, 50).unwrap();
    let FittedTest { distribution, test } = with_threads(1, run);
    for threads in [2, 3, 7] {
        assert_eq!(with_threads(threads, run), FittedTest { distribution: distribution.clone(), test });
    }
    assert_eq!(distribution, VonMises::fit(&x).unwrap());
    assert_eq!(test.statistic, kuiper(&x, &distribution).unwrap().statistic);
    let replicate = |number| {
        let drawn = distribution.draw(key.fold_in(number), 25).unwrap();
        kuiper(&drawn, &VonMises::fit(&drawn).unwrap()).unwrap().statistic
    };
    let at_least = (0..50).filter(|&number| replicate(number) >= test.statistic).count();
    assert_eq!(test.p_value, (1 + at_least) as f64 / 51.0);
    assert_eq!(test.method, Method::Simulated { draws: 50 });
}

#[test]
fn fits_of_few_or_close_angles_work_or_say_why_not() {
    let key = Key::new(12);
    for fitted in [
        watson_fitted(&array![0.0, 1.0], key, 20).unwrap(),
        kolmogorov_smirnov_fitted(&array![1.0, 1.0_f64.next_up(), 1.0], key, 20).unwrap(),
        kuiper_fitted(&array![0.0, PI], key, 20).unwrap(),
    ] {
        assert!(fitted.test.p_value > 0.0 && fitted.test.p_value <= 1.0);
    }
    for equal in [kuiper_fitted(&array![0.5], key, 20), watson_fitted(&array![0.5, 0.5, 0.5], key, 20)] {
        assert!(matches!(equal, Err(Error::Undefined { statistic: "concentration", .. })));
    }
    assert_eq!(refused(kuiper_fitted(&array![0.5, 1.0], key, 0)), ("draws", 0));
    let keys = key.split(2);
    let batch = kuiper_fitted(&array![0.5, 1.0], &keys, 20);
    assert_eq!(batch, Err(Error::KeyBatch { shape: vec![2] }));
}
