//! Guarantee 8: bad input gives an error that names the argument, the row-major index and the value, or both shapes; it
//! never panics.

use crate::common::refused;
use ndarray::{Array1, Array2, ArrayD, Axis, arr0, array, s};
use vonmises::circular::{circular_mean, circular_mean_axis, weighted};
use vonmises::simd::{UnavailableLevel, VectorLevel};
use vonmises::validate::compare;
use vonmises::{
    Error, Key, VonMises, cdf, entropy, isf, log_cdf, log_prob, log_sf, nn::von_mises_layer, prob, quantile,
    sample_von_mises, sf,
};

/// A function of an array and two parameters.
type OfThree = fn(&Array1<f64>, &Array1<f64>, &Array1<f64>) -> vonmises::Result<ArrayD<f64>>;

const BAD: [f64; 3] = [f64::NAN, f64::INFINITY, f64::NEG_INFINITY];

#[test]
fn parameters_are_checked_everywhere() {
    let (key, good) = (Key::new(0), array![1.0, 2.0]);
    for bad in BAD {
        let angles = array![0.0, bad];
        let kappas = array![[1.0], [2.0], [bad]];
        assert_eq!(refused(sample_von_mises(key, &angles, 1.0, None)), ("loc", 1));
        assert_eq!(refused(sample_von_mises(key, &good, &kappas, None)), ("concentration", 2));
        let of_angles: [OfThree; 6] = [
            |x, l, k| prob(x, l, k),
            |x, l, k| log_prob(x, l, k),
            |x, l, k| cdf(x, l, k),
            |x, l, k| sf(x, l, k),
            |x, l, k| log_cdf(x, l, k),
            |x, l, k| log_sf(x, l, k),
        ];
        for f in of_angles {
            assert_eq!(refused(f(&angles, &good, &good)), ("x", 1));
            assert_eq!(refused(f(&good, &angles, &good)), ("loc", 1));
            assert_eq!(refused(f(&good, &good, &angles)), ("concentration", 1));
        }
        let of_probabilities: [OfThree; 2] = [|p, l, k| quantile(p, l, k), |p, l, k| isf(p, l, k)];
        for f in of_probabilities {
            assert_eq!(refused(f(&angles, &good, &good)), ("p", 1));
            assert_eq!(refused(f(&array![0.5, 0.5], &angles, &good)), ("loc", 1));
            assert_eq!(refused(f(&array![0.5, 0.5], &good, &angles)), ("concentration", 1));
        }
        assert_eq!(refused(entropy(&angles)), ("concentration", 1));
        assert_eq!(refused(VonMises::new(bad, 1.0)), ("loc", 0));
        assert_eq!(refused(VonMises::new(0.0, bad)), ("concentration", 0));
        let distribution = VonMises::new(0.0, 1.0).unwrap();
        let methods =
            [VonMises::prob, VonMises::log_prob, VonMises::cdf, VonMises::log_cdf, VonMises::sf, VonMises::log_sf];
        methods.into_iter().for_each(|f| assert_eq!(refused(f(&distribution, bad)), ("x", 0)));
        assert_eq!(refused(distribution.quantile(bad)), ("p", 0));
        assert_eq!(refused(distribution.isf(bad)), ("p", 0));
    }
    assert_eq!(refused(VonMises::new(0.0, -1e-300)), ("concentration", 0));
    assert_eq!(refused(quantile(&array![1.0, 1.0_f64.next_up()], 0.0, 1.0)), ("p", 1));
    assert_eq!(refused(quantile(-5e-324, 0.0, 1.0)), ("p", 0));
    assert!(VonMises::new(0.0, -0.0).is_ok());
}

#[test]
fn the_index_is_row_major_in_the_callers_own_array() {
    let mut kappas = Array2::<f64>::ones((3, 4));
    kappas[[2, 1]] = -7.0;
    let error = sample_von_mises(Key::new(0), 0.0, &kappas, None).unwrap_err();
    let (argument, index, requirement) = ("concentration", vec![2, 1], "finite and at least 0");
    assert_eq!(error, Error::Value { argument, index, flat: 9, value: -7.0, requirement });
    assert_eq!(error.to_string(), "concentration[[2, 1]] = -7.0 (element 9): must be finite and at least 0");
    let error = entropy(kappas.row(2)).unwrap_err();
    assert_eq!(error.to_string(), "concentration[1] = -7.0: must be finite and at least 0");
    let error = entropy(-7.0).unwrap_err();
    assert_eq!(error.to_string(), "concentration = -7.0: must be finite and at least 0");
    assert!(VonMises::new(0.0, -1e300).unwrap_err().to_string().contains("= -1e300:")); // not in 301 digits
    assert_eq!(refused(entropy(kappas.t())), ("concentration", 5));
    assert_eq!(refused(entropy(kappas.slice(s![..;-1, ..]))), ("concentration", 1));
}

#[test]
fn the_first_of_many_offending_elements_is_named() {
    // Enough elements to be checked in parallel.
    let mut angles = Array1::<f64>::zeros(200_000);
    for index in [150_000, 77_777, 199_999] {
        angles[index] = f64::NAN;
    }
    assert_eq!(refused(cdf(&angles, 0.0, 1.0)), ("x", 77_777));
}

#[test]
fn shapes_that_do_not_broadcast_are_both_named() {
    let (two, three) = (array![1.0, 2.0], array![1.0, 2.0, 3.0]);
    let both = Error::Broadcast { left: vec![2], right: vec![3] };
    assert_eq!(sample_von_mises(Key::new(0), &two, &three, None).unwrap_err(), both);
    assert_eq!(cdf(&two, &three, 1.0).unwrap_err(), both);
    assert_eq!(quantile(0.5, &two, &three).unwrap_err(), both);
    let smaller = Error::OutputShape { parameters: vec![3], requested: vec![2] };
    assert_eq!(sample_von_mises(Key::new(0), 0.0, &three, [2]).unwrap_err(), smaller);
    let fewer = Error::OutputShape { parameters: vec![3], requested: vec![] };
    assert_eq!(sample_von_mises(Key::new(0), 0.0, &three, []).unwrap_err(), fewer);
    // The shape itself is not broadcast: (3,) does not become (1,).
    assert!(sample_von_mises(Key::new(0), 0.0, &three, [1]).is_err());
}

#[test]
fn sizes_are_checked_before_memory_is_taken() {
    for shape in [vec![usize::MAX], vec![1 << 40, 1 << 40], vec![1 << 60], vec![0, 1 << 40, 1 << 40]] {
        let too_large = Error::TooLarge { shape: shape.clone() };
        assert_eq!(sample_von_mises(Key::new(0), 0.0, 1.0, shape.clone()).unwrap_err(), too_large);
        assert_eq!(VonMises::new(0.0, 1.0).unwrap().draw(Key::new(0), shape).unwrap_err(), too_large);
    }
    // A broadcast view is measured before it is copied, and shapes are compared before elements are looked at.
    let endless = arr0(0.5);
    let endless = endless.broadcast(1 << 59).unwrap();
    assert!(matches!(cdf(endless, 0.0, 1.0), Err(Error::TooLarge { .. })));
    assert!(matches!(Key::to_raw(&arr0(Key::new(0)).broadcast(1 << 59).unwrap()), Err(Error::TooLarge { .. })));
    // Two small arrays broadcast to an output that no memory holds.
    let (tall, wide) = (Array2::<f64>::zeros((1 << 22, 1)), Array2::<f64>::zeros((1, 1 << 22)));
    assert!(matches!(cdf(&tall, &wide, 1.0), Err(Error::TooLarge { shape }) if shape == [1 << 22, 1 << 22]));
    let many = Array1::from_elem(1 << 20, f64::NAN);
    assert!(matches!(cdf(&many, &array![0.0, 1.0], 1.0), Err(Error::Broadcast { .. })));
    assert!(matches!(circular_mean(weighted(&many, [1, 2])), Err(Error::OutputShape { .. })));
    assert!(matches!(circular_mean(endless), Err(Error::TooLarge { .. })));
    assert!(matches!(circular_mean_axis(endless, Axis(0)), Err(Error::TooLarge { .. })));
    let one = arr0(0.5);
    let endless = one.broadcast((1 << 29, 1 << 30)).unwrap();
    assert!(matches!(compare(endless, endless), Err(Error::TooLarge { .. })));
    assert!(matches!(circular_mean_axis(endless, Axis(0)), Err(Error::TooLarge { .. })));
    let layer = von_mises_layer(Key::new(0), &tall, &(&wide + 1.0), 1.0, false);
    assert!(matches!(layer, Err(Error::TooLarge { shape }) if shape == [1 << 22, 1 << 22]));
}

#[test]
fn a_width_that_the_processor_lacks_is_refused() {
    for level in [VectorLevel::Baseline, VectorLevel::Sse42, VectorLevel::Avx2, VectorLevel::Avx512] {
        let expected =
            if VectorLevel::available().any(|had| had == level) { Ok(()) } else { Err(UnavailableLevel { level }) };
        assert_eq!(level.force(), expected);
    }
    VectorLevel::choose_widest();
}

#[test]
fn a_batch_of_keys_is_not_a_key() {
    let keys = Key::new(0).split(3);
    let batch = Error::KeyBatch { shape: vec![3] };
    assert_eq!(VonMises::new(0.0, 1.0).unwrap().draw(keys.view(), 2).unwrap_err(), batch);
    let one = arr0(keys[1]);
    assert_eq!(sample_von_mises(one.view(), 0.0, 1.0, [2]).unwrap(), sample_von_mises(keys[1], 0.0, 1.0, [2]).unwrap());
}

#[test]
fn a_layers_arguments_are_checked() {
    let layer = |logit: f64, kappa: f64, temperature| von_mises_layer(Key::new(0), logit, kappa, temperature, false);
    for bad in BAD {
        assert_eq!(refused(layer(bad, 1.0, 1.0)), ("mean_logits", 0));
        assert_eq!(refused(layer(0.0, bad, 1.0)), ("concentration", 0));
        assert_eq!(refused(layer(0.0, 1.0, bad)), ("temperature", 0));
    }
    assert_eq!(refused(layer(0.0, 1.0, 0.0)), ("temperature", 0));
    assert_eq!(refused(layer(0.0, 1.0, -1.0)), ("temperature", 0));
    assert_eq!(refused(layer(0.0, 1e300, 1e-300)), ("concentration", 0));
    let mismatch = von_mises_layer(Key::new(0), &array![0.0, 1.0], &array![1.0, 2.0, 3.0], 1.0, true);
    assert_eq!(mismatch.unwrap_err(), Error::Broadcast { left: vec![2], right: vec![3] });
}
