//! Guarantee 1: `new`, `split`, `fold_in`, `bits` and `uniform` give JAX's bits, `normal` gives its values to a few
//! units in the last place, and `rng` gives the words of `bits` in order.
//!
//! JAX's answers are in `data/jax`, written by `data/scripts/generate.py`.

use crate::common::data;
use ndarray::{Array1, ArrayD, Axis, array, s};
use ndarray_rand::RandomExt;
use ndarray_rand::rand::{Rng, RngCore};
use ndarray_rand::rand_distr::{Distribution, StandardNormal};
use vonmises::{Error, Float, Key, VonMises, npy, sample_von_mises};

fn load<T: npy::Element>(name: &str) -> ArrayD<T> {
    npy::load(data("jax").join(name)).unwrap()
}

/// Calls `check` with each key of `data/jax/keys.npy` and its row of JAX's answers.
fn each_row<T: npy::Element + Clone>(name: &str, check: impl Fn(Key, ArrayD<T>)) {
    let keys = load::<Key>("keys.npy");
    let rows = load::<T>(name);
    assert_eq!(keys.len(), rows.len_of(Axis(0)));
    keys.iter().zip(rows.outer_iter()).for_each(|(&key, row)| check(key, row.into_owned()));
}

#[test]
fn new_is_jax_with_x64() {
    let seeds = [0_u64, 1, 42, 1 << 31, (1 << 32) + 5, (1 << 63) - 1];
    let keys = load::<Key>("keys.npy");
    for (seed, &key) in seeds.into_iter().zip(&keys) {
        assert_eq!(Key::new(seed), key);
    }
    assert_eq!(keys[6], Key::from_data([0x1319_8a2e, 0x0370_7344]));
    assert_eq!(Key::new_u32(u32::MAX).data(), [0, u32::MAX]); // JAX without x64: seed -1
}

/// The words that `jax.random.key_data(jax.random.key(seed))` of JAX 0.10.2 gives with `jax_enable_x64`. Without it the
/// first word is 0, which `new_u32` gives.
#[test]
fn negative_seeds_are_jax_with_x64() {
    let answers = [
        (-1, [0xFFFF_FFFF, 0xFFFF_FFFF]),
        (-42, [0xFFFF_FFFF, 0xFFFF_FFD6]),
        (-(1 << 31), [0xFFFF_FFFF, 0x8000_0000]),
        (-(1 << 31) - 1, [0xFFFF_FFFF, 0x7FFF_FFFF]),
        (i64::MIN, [0x8000_0000, 0]),
        (i64::MAX, [0x7FFF_FFFF, 0xFFFF_FFFF]),
    ];
    for (seed, words) in answers {
        assert_eq!(Key::new(seed).data(), words, "{seed}");
        assert_eq!(Key::new_u32(seed as u32).data(), [0, words[1]], "{seed}");
    }
}

#[test]
fn seeds_of_every_integer_type_are_their_value() {
    let minus_two = [Key::new(-2), Key::new(-2_i8), Key::new(-2_i16), Key::new(-2_i64), Key::new(-2_isize)];
    assert_eq!(minus_two, [Key::from_data([u32::MAX, u32::MAX - 1]); 5]);
    let two_hundred = [Key::new(200), Key::new(200_u8), Key::new(200_u16), Key::new(200_u32), Key::new(200_usize)];
    assert_eq!(two_hundred, [Key::from_data([0, 200]); 5]);
    assert_eq!(Key::new(u64::MAX), Key::new(-1));
}

#[test]
fn keys_are_ordered_and_printed_by_their_words() {
    let keys = [[0, 0], [0, u32::MAX], [1, 0], [1, 1], [u32::MAX, 0]].map(Key::from_data);
    assert!(keys.is_sorted() && keys[0] < keys[1]);
    let texts = keys.map(|key| key.to_string());
    assert_eq!(texts[1..3], ["00000000:ffffffff", "00000001:00000000"]);
    assert!(texts.is_sorted()); // eight digits each, so texts sort as keys do
}

#[test]
fn a_random_key_is_two_words_of_the_generator() {
    let words = Key::new(7).bits::<u32, _>(4).unwrap();
    let mut rng = Key::new(7).rng();
    assert_eq!(Key::from_rng(&mut rng).data(), [words[0], words[1]]);
    assert_eq!(rng.random::<Key>().data(), [words[2], words[3]]);
    let any: &mut dyn RngCore = &mut Key::new(7).rng();
    assert_eq!(Key::from_rng(any), Key::from_rng(&mut Key::new(7).rng()));
}

#[test]
fn split_and_fold_in_are_jax() {
    each_row("split_7.npy", |key, row| assert_eq!(key.split(7).into_dyn(), row));
    each_row("split_2x3.npy", |key, row| assert_eq!(key.split((2, 3)).into_dyn(), row));
    each_row("fold_in.npy", |key, row: ArrayD<Key>| {
        for (data, &child) in [0, 1, 7, 1 << 31, u32::MAX].into_iter().zip(&row) {
            assert_eq!(key.fold_in(data), child);
        }
    });
}

#[test]
fn split_is_fold_in_of_the_index() {
    let key = Key::new(3);
    let children = key.split(100);
    (0..100).for_each(|i| assert_eq!(children[i as usize], key.fold_in(i)));
    assert_eq!(key.split_n::<3>(), [children[0], children[1], children[2]]);
    assert_eq!(key.split([4, 25]).into_shape_with_order(100).unwrap(), children);
}

#[test]
fn bits_and_uniform_are_jax() {
    each_row("bits32.npy", |key, row| assert_eq!(key.bits::<u32, _>(1000).unwrap().into_dyn(), row));
    each_row("bits64.npy", |key, row| assert_eq!(key.bits::<u64, _>(1000).unwrap().into_dyn(), row));
    each_row("uniform_f32.npy", |key, row| assert_eq!(key.uniform::<f32, _>(1000).unwrap().into_dyn(), row));
    each_row("uniform_f64.npy", |key, row| assert_eq!(key.uniform::<f64, _>(1000).unwrap().into_dyn(), row));
    each_row("uniform_f32_range.npy", |key, row| {
        assert_eq!(key.uniform_in(-2.5_f32, 0.75, 200).unwrap().into_dyn(), row);
    });
    each_row("uniform_f64_range.npy", |key, row| {
        assert_eq!(key.uniform_in(-2.5, 0.75, 200).unwrap().into_dyn(), row);
    });
}

#[test]
fn normal_is_jax_to_its_own_tolerance() {
    each_row("normal_f32.npy", |key, row: ArrayD<f32>| {
        for (ours, theirs) in key.normal::<f32, _>(1000).unwrap().iter().zip(&row) {
            let ulp = f64::from(theirs.abs().next_up() - theirs.abs());
            assert!((f64::from(*ours) - f64::from(*theirs)).abs() <= 4.0 * ulp, "{ours} {theirs}");
        }
    });
    each_row("normal_f64.npy", |key, row: ArrayD<f64>| {
        for (ours, theirs) in key.normal::<f64, _>(1000).unwrap().iter().zip(&row) {
            assert!((ours - theirs).abs() <= 1e-14 * theirs.abs(), "{ours} {theirs}");
        }
    });
}

#[test]
fn element_i_depends_on_i_alone() {
    let key = Key::new(11);
    let long: Array1<u64> = key.bits(5000).unwrap();
    let short: Array1<u64> = key.bits(1234).unwrap();
    assert_eq!(long.slice(s![..1234]), short);
    let square = key.bits::<u64, _>((50, 100)).unwrap();
    assert_eq!(square.into_shape_with_order(5000).unwrap(), long);
}

#[test]
fn any_range_of_words_is_that_of_the_whole() {
    let key = Key::new(11);
    let all_u64: Array1<u64> = key.bits(5000).unwrap();
    let all_u32: Array1<u32> = key.bits(5000).unwrap();
    for (start, count) in [(0, 0), (0, 5000), (1, 15), (17, 1), (1000, 33), (4999, 1)] {
        let (mut some_u64, mut some_u32) = (vec![0_u64; count], vec![0_u32; count]);
        key.fill_bits(start as u64, &mut some_u64);
        key.fill_bits(start as u64, &mut some_u32);
        assert_eq!(some_u64, all_u64.slice(s![start..start + count]).to_vec());
        assert_eq!(some_u32, all_u32.slice(s![start..start + count]).to_vec());
    }
    // Indices go on from 0 after the largest.
    let mut across_the_end = [0; 40];
    key.fill_bits(u64::MAX - 19, &mut across_the_end);
    assert_eq!(across_the_end[20..], all_u64.as_slice().unwrap()[..20]);
}

#[test]
fn call_i_of_rng_is_word_i() {
    let key = Key::new(42);
    let (words, half_words) = (key.bits::<u64, _>(4).unwrap(), key.bits::<u32, _>(4).unwrap());
    let mut rng = key.rng();
    assert_eq!([rng.next_u64(), rng.next_u64()], [words[0], words[1]]);
    assert_eq!(rng.next_u32(), half_words[2]);
    let mut bytes = [0; 11];
    key.rng().fill_bytes(&mut bytes);
    assert_eq!(bytes[..8], words[0].to_le_bytes());
    assert_eq!(bytes[8..], words[1].to_le_bytes()[..3]);
}

fn sample_iter_is_sample_von_mises<F: Float + for<'a> vonmises::Param<'a, F>>(loc: F, concentration: F) {
    let distribution = VonMises::new(loc, concentration).unwrap();
    let drawn: Array1<F> = distribution.clone().sample_iter(Key::new(9).rng()).take(2000).collect();
    assert_eq!(drawn.clone().into_dyn(), sample_von_mises(Key::new(9), loc, concentration, [2000]).unwrap());
    let array = Array1::random_using(2000, distribution.clone(), &mut Key::new(9).rng());
    assert_eq!(array, drawn);
    assert_eq!(distribution.draw(Key::new(9), 2000).unwrap(), drawn.into_dyn());
}

#[test]
fn a_distribution_draws_what_the_array_function_draws() {
    sample_iter_is_sample_von_mises(0.3_f32, 2.0);
    sample_iter_is_sample_von_mises(-7.0_f64, 100.0);
}

#[test]
fn rng_serves_the_rest_of_the_ecosystem() {
    let z: Array1<f64> = StandardNormal.sample_iter(Key::new(1).rng()).take(10_000).collect();
    assert!(z.mean().unwrap().abs() < 0.05 && (z.std(0.0) - 1.0).abs() < 0.05);
}

#[test]
fn raw_data_goes_in_and_out() {
    let keys = Key::new(5).split((3, 2));
    let raw = Key::to_raw(&keys).unwrap();
    assert_eq!(raw.shape(), [3, 2, 2]);
    assert_eq!(Key::from_raw(&raw).unwrap(), keys.clone().into_dyn());
    assert_eq!(Key::from_raw(&Key::to_raw(&keys.t()).unwrap()).unwrap(), keys.t().to_owned().into_dyn());
    assert_eq!(Key::from_raw(&array![1_u32, 2, 3]), Err(Error::KeyData { shape: vec![3] }));
    assert_eq!(Key::from_raw(&ndarray::arr0(1_u32)), Err(Error::KeyData { shape: vec![] }));
}

#[test]
fn bad_intervals_and_sizes_are_refused() {
    let key = Key::new(0);
    let refused = |low: f64, high: f64| match key.uniform_in(low, high, 3) {
        Err(Error::Value { argument, .. }) => argument,
        other => panic!("{other:?}"),
    };
    assert_eq!(refused(f64::NAN, 1.0), "low");
    assert_eq!(refused(0.0, f64::INFINITY), "high");
    assert_eq!(refused(1.0, 0.0), "high");
    assert_eq!(refused(f64::MIN, f64::MAX), "high");
    assert!(key.uniform_in(1.0, 1.0, 3).unwrap().iter().all(|&x| x == 1.0));
    assert_eq!(key.bits::<u64, _>([usize::MAX, 2]), Err(Error::TooLarge { shape: vec![usize::MAX, 2] }));
    assert!(matches!(key.normal::<f32, _>(1 << 61), Err(Error::TooLarge { .. })));
    assert_eq!(key.bits::<u32, _>([0, 5]).unwrap().dim(), (0, 5));
}
