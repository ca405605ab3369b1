//! A draw of an array of keys is the draw of each key, to the byte.

use ndarray::{Array1, Array2, ArrayD, Axis, array, s};
use vonmises::{Error, Float, Key, LazySamples, Param, sample_von_mises, vmap};

/// Draws `each` samples for each of `count` keys in one call, and asserts that they are those of a call for each key.
fn assert_same_as_each_key<F: Float + for<'a> Param<'a, F>>(count: usize, each: usize) {
    let keys = Key::new(8).split(count);
    let locs: Array2<F> = Array2::from_shape_fn((count, 1), |(b, _)| F::from_f64(b as f64 * 0.3 - 1.0));
    let kappas: Array2<F> = Array2::from_shape_fn((count, each), |(b, i)| F::from_f64((b * 7 + i) as f64 * 0.37));
    let all = sample_von_mises(&keys, &locs, &kappas, [count, each]).unwrap();
    for (b, &key) in keys.iter().enumerate() {
        let alone = sample_von_mises(key, locs[[b, 0]], kappas.row(b), [each]).unwrap();
        assert_eq!(all.index_axis(Axis(0), b), alone, "key {b} of {count}, {each} each");
    }
}

#[test]
fn many_keys_draw_what_each_draws() {
    // Short and long draws of each key, which are made in different ways, and blocks that end inside them.
    for (count, each) in
        [(1, 1), (1, 200), (3, 0), (3, 1), (1000, 1), (2100, 3), (40, 63), (40, 64), (20, 65), (3, 5000)]
    {
        assert_same_as_each_key::<f64>(count, each);
        assert_same_as_each_key::<f32>(count, each);
    }
}

#[test]
fn bits_uniform_and_normal_numbers_of_many_keys_are_those_of_each() {
    let keys = Key::new(9).split(150);
    for each in [0, 1, 7, 63, 64, 700] {
        let bits = Key::bits_each::<u32>(&keys, each).unwrap();
        let uniform = Key::uniform_each::<f64>(&keys, each).unwrap();
        let normal = Key::normal_each::<f32>(&keys, each).unwrap();
        for (b, key) in keys.iter().enumerate() {
            assert_eq!(bits.index_axis(Axis(0), b), key.bits(each).unwrap().into_dyn());
            assert_eq!(uniform.index_axis(Axis(0), b), key.uniform(each).unwrap().into_dyn());
            assert_eq!(normal.index_axis(Axis(0), b), key.normal(each).unwrap().into_dyn());
        }
    }
    let single = Key::bits_each::<u64>(keys[0], [2, 3]).unwrap();
    assert_eq!(single, keys[0].bits([2, 3]).unwrap().into_dyn());
}

#[test]
fn one_call_is_the_map_over_keys() {
    let keys = Key::new(5).split([20, 30]);
    let kappas = Array1::linspace(0.1, 50.0, 30);
    let mapped = vmap(|(key, kappa)| sample_von_mises(key, 0.5, kappa, [4]), (&keys.row(7), &kappas)).unwrap();
    let all = sample_von_mises(&keys, 0.5, kappas.insert_axis(Axis(1)), [20, 30, 4]).unwrap();
    assert_eq!(all.index_axis(Axis(0), 7), mapped);
    let transposed: ArrayD<f64> = sample_von_mises(keys.t(), 0.5, 2.0, [30, 20, 4]).unwrap(); // keys are copied in order
    let straight = sample_von_mises(&keys, 0.5, 2.0, [20, 30, 4]).unwrap();
    assert_eq!(transposed.slice(s![11, 7, ..]), straight.slice(s![7, 11, ..]));
}

#[test]
fn without_a_shape_each_key_draws_the_parameters_shape() {
    let keys = Key::new(5).split(3);
    let shape = |loc: ArrayD<f64>| sample_von_mises(&keys, loc, 1.0, None).map(|draws| draws.shape().to_vec());
    assert_eq!(shape(array![0.0].into_shape_with_order(()).unwrap().into_dyn()), Ok(vec![3]));
    assert_eq!(shape(array![0.0, 1.0, 2.0].into_dyn()), Ok(vec![3]));
    assert_eq!(shape(array![[0.0, 1.0, 2.0, 3.0]].into_dyn()), Ok(vec![3, 4]));
    assert_eq!(shape(array![0.0, 1.0].into_dyn()), Err(Error::KeyShape { keys: vec![3], output: vec![2] }));
}

#[test]
fn any_range_of_the_draw_of_many_keys_is_the_same() {
    let (keys, kappas) = (Key::new(6).split(300), Array1::linspace(0.0, 30.0, 7));
    let samples = LazySamples::new(&keys, 0.0, &kappas, [300, 7]).unwrap();
    let all = samples.draw().unwrap().into_raw_vec_and_offset().0;
    for (start, count) in [(0, 2100), (5, 1), (6, 2), (13, 1500), (2099, 1)] {
        let mut piece = vec![0.0; count];
        samples.fill(start, &mut piece).unwrap();
        assert_eq!(piece, all[start..start + count]);
    }
    assert_eq!(samples.with_key(keys[0]).draw().unwrap().as_slice().unwrap()[..7], all[..7]);
}

#[test]
fn fingerprints_tell_keys_apart() {
    let keys = Key::new(6).split(3);
    let print = |keys: &ndarray::ArrayRef<Key, ndarray::IxDyn>| {
        LazySamples::new(keys.view(), 0.0, 1.0, None).unwrap().fingerprint()
    };
    let single = LazySamples::new(keys[0], 0.0, 1.0, [1]).unwrap().fingerprint();
    let one = print(&keys.slice(s![..1]).into_dyn());
    let all = [single, one, print(&keys.view().into_dyn()), print(&keys.slice(s![..;-1]).into_dyn())];
    assert!(all.iter().enumerate().all(|(i, print)| !all[..i].contains(print)), "{all:x?}");
}

#[test]
fn a_shape_that_does_not_begin_with_the_keys_is_refused() {
    let keys = Key::new(0).split(3);
    let refused = |shape: &[usize]| sample_von_mises::<f64>(&keys, 0.0, 1.0, shape).unwrap_err();
    assert_eq!(refused(&[2]), Error::KeyShape { keys: vec![3], output: vec![2] });
    assert_eq!(refused(&[]), Error::KeyShape { keys: vec![3], output: vec![] });
    assert_eq!(refused(&[2, 3]), Error::KeyShape { keys: vec![3], output: vec![2, 3] });
}
