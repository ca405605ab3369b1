//! Any range of a draw that is not made yet is that range of the whole draw, to the byte.

use crate::common::with_threads;
use ndarray::{Array1, Array2, ArrayD, array};
use proptest::prelude::*;
use vonmises::{Error, Float, Key, LazySamples, Param, VonMises, sample_von_mises};

fn bits<F: Float>(values: &[F]) -> Vec<u64> {
    values.iter().map(|value| Float::to_f64(*value).to_bits()).collect()
}

/// Fills a draw in ranges that end at `cuts`, last one first, and asserts that they are those of the whole draw.
fn assert_ranges<F: Float + for<'p> Param<'p, F>>(
    seed: u64,
    locs: &Array2<F>,
    kappas: &Array1<F>,
    depth: usize,
    cuts: &[usize],
) {
    let (key, shape) = (Key::new(seed), [depth, locs.nrows(), kappas.len()]);
    let whole = sample_von_mises(key, locs, kappas, shape).unwrap();
    let samples = LazySamples::new(key, locs, kappas, shape).unwrap();
    assert_eq!(samples.shape(), shape);
    assert_eq!(samples.draw().unwrap(), whole);
    let whole = whole.as_slice().unwrap();
    let mut cuts: Vec<usize> = cuts.iter().map(|cut| cut % (whole.len() + 1)).collect();
    cuts.extend([0, whole.len()]);
    cuts.sort_unstable();
    for pair in cuts.windows(2).rev() {
        let mut piece = vec![F::zero(); pair[1] - pair[0]];
        samples.fill(pair[0], &mut piece).unwrap();
        assert_eq!(bits(&piece), bits(&whole[pair[0]..pair[1]]), "{pair:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn a_range_is_that_range_of_the_whole(
        seed: u64,
        rows in 1_usize..5,
        columns in 1_usize..40,
        depth in 0_usize..60,
        different in 1_usize..4,
        cuts in prop::collection::vec(any::<usize>(), 0..6),
    ) {
        let locs = Array2::from_shape_fn((rows, 1), |(i, _)| 4.0 * i as f64 - 5.0);
        let kappas = Array1::from_shape_fn(columns, |j| 0.7 * (j * different / columns) as f64);
        assert_ranges(seed, &locs, &kappas, depth, &cuts);
        assert_ranges(seed, &locs.mapv(|x| x as f32), &kappas.mapv(|x| x as f32), depth, &cuts);
    }
}

#[test]
fn threads_and_chunks_do_not_matter() {
    let samples = LazySamples::new(Key::new(3), 9.0, 2.0, [5000]).unwrap();
    let whole: ArrayD<f64> = sample_von_mises(Key::new(3), 9.0, 2.0, [5000]).unwrap();
    for threads in [1, 2, 3, 7] {
        assert_eq!(with_threads(threads, || samples.draw().unwrap()), whole);
    }
    for chunk in [1, 7, 511, 513, 1024, 1500] {
        let mut pieces = vec![0.0; 5000];
        for (i, piece) in pieces.chunks_mut(chunk).enumerate() {
            samples.fill(i * chunk, piece).unwrap();
        }
        assert_eq!(bits(&pieces), bits(whole.as_slice().unwrap()), "{chunk}");
    }
    assert_eq!(VonMises::new(9.0, 2.0).unwrap().draw(Key::new(3), [5000]).unwrap(), whole);
}

#[test]
fn far_elements_do_not_depend_on_the_shape() {
    let (key, far) = (Key::new(1), (1_usize << 40) + 3);
    let samples = LazySamples::new(key, 0.5, 2.0, [1 << 30, 1 << 31]).unwrap();
    let mut piece = [0.0; 2];
    samples.fill(far, &mut piece).unwrap();
    let other = LazySamples::new(key, 0.5, 2.0, [far + 2]).unwrap();
    let mut wide = [0.0; 3000];
    other.fill(far + 2 - 3000, &mut wide).unwrap();
    assert_eq!(wide[2998..], piece);
    assert!(matches!(samples.draw(), Err(Error::TooLarge { .. })));
}

#[test]
fn ranges_that_leave_the_array_are_errors() {
    let samples = LazySamples::new(Key::new(1), 0.0, 1.0, [3, 4]).unwrap();
    for (start, count) in [(0, 13), (12, 1), (13, 0), (5, 8), (usize::MAX, 1), (usize::MAX, 0)] {
        let error = samples.fill(start, &mut vec![0.0; count]).unwrap_err();
        assert_eq!(error, Error::Range { start, count, len: 12 });
    }
    samples.fill(12, &mut []).unwrap();
    let single = LazySamples::new(Key::new(1), 0.0, 1.0, None).unwrap();
    let mut one = [0.0];
    single.fill(0, &mut one).unwrap();
    assert_eq!(one[0], sample_von_mises::<f64>(Key::new(1), 0.0, 1.0, None).unwrap()[[]]);
}

#[test]
fn arguments_are_checked_before_anything_is_drawn() {
    let new = |loc: &Array1<f64>, kappa: f64, shape: Vec<usize>| {
        LazySamples::new(Key::new(1), loc, kappa, shape).map(|samples| samples.shape().to_vec())
    };
    let two = array![0.0, 1.0];
    assert!(matches!(new(&two, f64::NAN, vec![2]), Err(Error::Value { argument: "concentration", .. })));
    assert!(matches!(new(&array![0.0, f64::INFINITY], 1.0, vec![2]), Err(Error::Value { flat: 1, .. })));
    assert!(matches!(new(&two, 1.0, vec![3]), Err(Error::OutputShape { .. })));
    assert!(matches!(new(&two, 1.0, vec![usize::MAX, 2]), Err(Error::TooLarge { .. })));
    assert!(LazySamples::new(Key::new(1), &two, array![1.0, 2.0, 3.0], None).is_err());
    assert!(LazySamples::new(Key::new(1).split(3), 0.0, 1.0, [2]).is_err());
    assert!(new(&two, 1.0, vec![1 << 50, 2]).is_ok(), "a draw of 2 PiB may be described");
}
